// Copies a link's address; without script the link opens.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  async take(event) {
    if (!navigator.clipboard || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    await navigator.clipboard.writeText(this.element.href)
    this.element.closest("details")?.removeAttribute("open")
  }
}
