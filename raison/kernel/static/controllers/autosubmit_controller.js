// Sends its form when a choice changes; without script the form has a button of its own. It waits a moment: who leaves
// a field by pressing the button sends the form with it, and once is enough.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() { this.element.addEventListener("submit", this.sent) }

  disconnect() {
    this.sent()
    this.element.removeEventListener("submit", this.sent)
  }

  send() {
    this.sent()
    this.waiting = setTimeout(() => this.element.requestSubmit(), 150)
  }

  sent = () => clearTimeout(this.waiting)
}
