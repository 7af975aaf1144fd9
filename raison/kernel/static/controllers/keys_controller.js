// Single keys. J and K move between items; any other key presses what carries it in data-key: in the current item first, then on the page.
import { Controller } from "@hotwired/stimulus"

const FIELDS = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable], dialog[open]"

export default class extends Controller {
  press(event) {
    if (document.body.dataset.keys === "off" || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest(FIELDS)) return
    if (document.querySelector("dialog[open]")) return
    const key = event.key.toLowerCase()
    if (key === "j" || key === "k") this.#move(key === "j" ? 1 : -1, event)
    else if (key.length === 1 && key !== " ") this.#act(key, event)
  }

  get #items() { return [...this.element.querySelectorAll("[data-item]")].filter((item) => item.checkVisibility()) }

  get #current() { return document.activeElement?.closest("[data-item]") ?? this.element.querySelector("[data-item][data-current]") }

  #move(step, event) {
    const items = this.#items
    const at = items.indexOf(this.#current)
    const next = at < 0 ? items[0] : items[Math.min(Math.max(at + step, 0), items.length - 1)]
    if (!next) return
    event.preventDefault()
    items.forEach((item) => { delete item.dataset.current; item.removeAttribute("aria-current") })
    next.dataset.current = ""
    next.setAttribute("aria-current", "true")
    const link = next.querySelector("[data-item-link]")
    link?.focus({ preventScroll: true })
    next.scrollIntoView({ block: "nearest" })
  }

  #act(key, event) {
    const selector = `[data-key="${CSS.escape(key)}"]`
    const found = this.#current?.querySelector(selector) ?? this.element.querySelector(`${selector}:not([data-item] *)`)
    if (!found) return
    event.preventDefault()
    if (found.matches("a, button, summary")) return found.click()
    found.focus()
    found.scrollIntoView({ block: "center" })
  }
}
