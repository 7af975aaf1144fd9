// A native disclosure that behaves like a menu: it closes on Escape, on a press elsewhere, and when the focus leaves.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  toggle() {
    if (!this.element.open) return
    const layer = this.element.querySelector(".menu__layer")
    layer.classList.toggle("menu__layer--up", layer.getBoundingClientRect().bottom > innerHeight - 16)
  }

  close(event) {
    if (!this.element.open) return
    event.stopPropagation()
    this.element.open = false
    this.element.querySelector("summary").focus()
  }

  leave({ relatedTarget }) { if (relatedTarget && !this.element.contains(relatedTarget)) this.element.open = false }

  away({ target }) { if (!this.element.contains(target)) this.element.open = false }
}
