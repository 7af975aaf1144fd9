// Keeps "Around now" true: it is asked for anew when somebody in it has gone, or when it has room for somebody who came.
import { Controller } from "@hotwired/stimulus"

const SOON_MS = 1000
const SPREAD_MS = 4000  // in the morning many come at once, and every open home page hears of each

export default class extends Controller {
  static values = { room: Number }

  disconnect() { clearTimeout(this.timer) }

  look({ detail: { came, gone } }) {
    const shown = [...this.element.querySelectorAll(".avatar[data-person]")].map((avatar) => avatar.dataset.person)
    const fresh = came.some((person) => person !== document.body.dataset.viewer && !shown.includes(person))
    if (gone.some((person) => shown.includes(person)) || (fresh && shown.length < this.roomValue)) this.#ask()
  }

  #ask() {
    this.timer ??= setTimeout(() => {
      this.timer = null
      if (document.hidden) document.addEventListener("visibilitychange", () => this.#ask(), { once: true })
      else if (this.element.complete) this.element.reload()
    }, SOON_MS + Math.random() * SPREAD_MS)
  }
}
