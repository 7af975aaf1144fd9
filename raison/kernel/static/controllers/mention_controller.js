// Names people and teams: after an @ the server suggests, arrows choose, Enter or Tab puts the handle in.
import { Controller } from "@hotwired/stimulus"
import { hide, mark, show } from "suggestions"

export default class extends Controller {
  static targets = ["text"]

  // who was quicker than this script has typed already
  connect() { if (document.activeElement === this.textTarget) this.look() }

  disconnect() { this.close() }

  look() {
    clearTimeout(this.timer)
    const word = this.#word
    if (!word) return this.close()
    this.timer = setTimeout(() => this.#ask(word), 120)
  }

  key(event) {
    if (!this.list) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) mark(this.list, this.textTarget, step)
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.list.querySelector("[aria-selected=true]"))
    else if (event.key === "Escape") this.close()
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  close() {
    clearTimeout(this.timer)
    this.request?.abort()
    this.list = hide(this.list, this.textTarget)
  }

  get #word() { return this.textTarget.value.slice(0, this.textTarget.selectionStart).match(/(?:^|[\s(])@([\p{L}\p{N}._-]{1,40})$/u)?.[1] }

  async #ask(word) {
    this.request?.abort()
    this.request = new AbortController()
    const answer = await fetch(`/people/suggest?q=${encodeURIComponent(word)}`, { signal: this.request.signal, headers: { accept: "application/json" } }).catch(() => null)
    const people = answer?.ok ? await answer.json() : []
    this.list = hide(this.list, this.textTarget)
    if (people.length && this.#word === word) this.list = show(people, this.textTarget, (option) => this.#take(option))
  }

  #take(option) {
    if (!option) return this.close()
    const end = this.textTarget.selectionStart
    this.textTarget.setRangeText(`@${option.dataset.handle} `, end - this.#word.length - 1, end, "end")
    this.close()
    this.textTarget.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
