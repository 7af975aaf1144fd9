// The inbox keeps the reader's place: the current line stays current when lines change, and when it goes the next one is.
import { Controller } from "@hotwired/stimulus"

const OWN = ["aria-current", "data-current", "open"]

export default class extends Controller {
  // what the browser has put on a line is not the server's to take away
  keep(event) {
    const held = event.detail.attributeName === "class" && event.target.classList.contains("announce__held")
    if (held || OWN.includes(event.detail.attributeName)) event.preventDefault()
  }

  // who comes back from a line finds it chosen, with its actions: on a phone they stand under it
  touch({ target }) {
    const line = target.closest(".notice__line")?.parentElement
    if (!line) return
    this.element.querySelectorAll(".notice[aria-current]").forEach((other) => other.removeAttribute("aria-current"))
    line.setAttribute("aria-current", "true")
  }

  leave({ target }) {
    const line = target.closest(".notice")
    if (!line) return
    const lines = [...this.element.querySelectorAll(".notice")].filter((one) => one.checkVisibility())
    const at = lines.indexOf(line)
    this.left = line
    this.next = lines[at + 1] ?? lines[at - 1]
  }

  arrive({ detail }) { if (detail.success && this.next) this.#wait(this.left, this.next, 60) }

  // the streams of the answer take the line away some frames later
  #wait(left, next, frames) {
    if (!left.isConnected) return this.#take(next)
    if (frames) requestAnimationFrame(() => this.#wait(left, next, frames - 1))
  }

  #take(line) {
    if (!line.isConnected || document.activeElement?.closest(".notice, .toast, dialog")) return
    line.dataset.current = ""
    line.setAttribute("aria-current", "true")
    line.querySelector("[data-item-link]").focus({ preventScroll: true })
  }
}
