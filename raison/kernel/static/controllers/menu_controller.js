// A native disclosure that behaves like a menu: it closes on Escape, on a press elsewhere, and when the focus leaves.
// It listens by itself: a long thread has a hundred menus, and only an open one has anything to hear.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { of: String }

  connect() { for (const [name, listener] of this.#heard) this.element.addEventListener(name, listener) }

  disconnect() {
    removeEventListener("click", this.away)
    for (const [name, listener] of this.#heard) this.element.removeEventListener(name, listener)
  }

  get #heard() { return Object.entries({ click: this.press, toggle: this.toggle, keydown: this.close, focusout: this.leave }) }

  // before it opens: whoever presses Tab at once is in it already
  press = ({ target }) => {
    if (target.closest(".menu__layer button:not([type=button])")) this.done()
    else this.fill()
  }

  fill = () => { if (this.ofValue) this.#fill() }

  toggle = () => {
    if (!this.element.open) return removeEventListener("click", this.away)
    addEventListener("click", this.away)
    this.fill()
    const layer = this.element.querySelector(".menu__layer")
    const { bottom, left } = layer.getBoundingClientRect()
    layer.classList.toggle("menu__layer--up", bottom > innerHeight - 16)
    if (left < 0) layer.classList.add("menu__layer--start")
  }

  // what is the same for a hundred messages stands once on the page, as a template with words for what differs
  #fill() {
    const template = document.getElementById(this.ofValue)
    if (!template) return
    const words = this.element.closest("[data-menu-fill]").dataset.menuFill.split(" ").map(pair => pair.split("="))
    const filled = words.reduce((html, [word, value]) => html.replaceAll(word, value), template.innerHTML)
    this.element.querySelector(".menu__layer").outerHTML = filled
    this.ofValue = ""
  }

  close = event => {
    if (event.key !== "Escape" || !this.element.open) return
    event.stopPropagation()
    this.done()
  }

  // something was chosen, or nothing: what is drawn anew while a menu is open opens it again
  done = () => {
    this.element.open = false
    this.element.querySelector("summary").focus()
  }

  away = ({ target }) => { if (!this.element.contains(target)) this.element.open = false }

  leave = ({ relatedTarget }) => {
    if (relatedTarget && !this.element.contains(relatedTarget)) this.element.open = false
  }
}
