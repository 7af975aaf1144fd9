// A native disclosure that behaves like a menu: it closes on Escape, on a press elsewhere, and when the focus leaves.
// It listens by itself: a long thread has a hundred menus, and only an open one has anything to hear.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() {
    this.element.addEventListener("toggle", this.toggle)
    this.element.addEventListener("keydown", this.close)
    this.element.addEventListener("focusout", this.leave)
  }

  disconnect() {
    removeEventListener("click", this.away)
    this.element.removeEventListener("toggle", this.toggle)
    this.element.removeEventListener("keydown", this.close)
    this.element.removeEventListener("focusout", this.leave)
  }

  toggle = () => {
    if (!this.element.open) return removeEventListener("click", this.away)
    addEventListener("click", this.away)
    const layer = this.element.querySelector(".menu__layer")
    layer.classList.toggle("menu__layer--up", layer.getBoundingClientRect().bottom > innerHeight - 16)
  }

  close = event => {
    if (event.key !== "Escape" || !this.element.open) return
    event.stopPropagation()
    this.element.open = false
    this.element.querySelector("summary").focus()
  }

  away = ({ target }) => { if (!this.element.contains(target)) this.element.open = false }

  leave = ({ relatedTarget }) => {
    if (relatedTarget && !this.element.contains(relatedTarget)) this.element.open = false
  }
}
