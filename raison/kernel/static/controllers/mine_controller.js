// Fragments are shared by all readers. This marks what belongs to the one who reads: reactions, votes, own messages.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() {
    this.viewer = document.body.dataset.viewer
    if (!this.viewer) return
    this.element.querySelectorAll("[data-mine-for]").forEach((part) => this.#belongs(part))
    if (this.element.matches("[data-mine-for]")) this.#belongs(this.element)
    this.#choose(this.element.closest("[data-chosen]")?.dataset.chosen.split(" ") ?? [])
    this.element.querySelectorAll("[data-only-for-author]").forEach((part) => this.#wrote(part))
    this.element.querySelectorAll(".mention[data-person]").forEach((part) => part.toggleAttribute("data-mine", part.dataset.person === this.viewer))
  }

  #belongs(part) {
    const mine = part.dataset.mineFor.split(" ").includes(this.viewer)
    if (part.matches("button")) part.ariaPressed = String(mine)
    part.toggleAttribute("data-mine", mine)
    const choice = part.querySelector("input[name=choice]")
    if (choice && mine) choice.checked = true
  }

  // a secret poll names nobody, so its page says beside it what the reader chose
  #choose(chosen) {
    for (const choice of chosen.length ? this.element.querySelectorAll("[data-choice]") : []) {
      const mine = chosen.includes(choice.dataset.choice)
      choice.toggleAttribute("data-mine", mine)
      const input = choice.querySelector("input[name=choice]")
      if (input) input.checked = mine
    }
  }

  #wrote(part) {
    const author = part.dataset.author ?? part.closest("[data-author]")?.dataset.author
    part.toggleAttribute("data-mine", author === this.viewer)
  }
}
