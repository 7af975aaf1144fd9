// On a phone the actions of a line in the inbox open under it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  open() {
    const line = this.element.closest(".notice")
    const opened = line.getAttribute("aria-current") !== "true"
    line.parentElement.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"))
    if (opened) line.setAttribute("aria-current", "true")
    this.element.ariaExpanded = String(opened)
  }
}
