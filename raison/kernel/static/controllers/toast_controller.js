// A toast leaves after 8 seconds; it waits while it is pointed at or holds the focus. One at a time.
import { Controller } from "@hotwired/stimulus"

const STAY = 8000

export default class extends Controller {
  connect() {
    this.element.parentElement.querySelectorAll(".toast").forEach((other) => other !== this.element && other.remove())
    this.go()
  }

  disconnect() { this.hold() }

  hold() { clearTimeout(this.timer) }

  go() {
    this.hold()
    this.timer = setTimeout(() => this.element.remove(), STAY)
  }
}
