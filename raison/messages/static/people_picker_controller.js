// Chooses people for a conversation: the server suggests while a name is typed; who is chosen becomes a line with a tick.
import { Controller } from "@hotwired/stimulus"
import { hide, mark, show } from "suggestions"

export default class extends Controller {
  static targets = ["text", "list", "chip", "audience"]

  // who was quicker than this script has typed already
  connect() { if (document.activeElement === this.textTarget) this.look() }

  disconnect() { this.close() }

  look() {
    clearTimeout(this.timer)
    if (!this.#word) return this.close()
    this.timer = setTimeout(() => this.#ask(this.#word), 120)
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!this.options) return
    if (step) mark(this.options, this.textTarget, step)
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.options.querySelector("[aria-selected=true]"))
    else if (event.key === "Escape") this.close()
    else return
    event.preventDefault()
  }

  close() {
    clearTimeout(this.timer)
    this.request?.abort()
    if (this.options) this.options = hide(this.options, this.textTarget)
  }

  changed() {
    const people = [...this.listTarget.querySelectorAll("input:checked")].map((input) => ["person", input.value])
    this.audienceTarget.src = `/messages/audience?${new URLSearchParams(people)}`
  }

  get #word() { return this.textTarget.value.split(",").at(-1).trim().replace(/^@/, "") }

  async #ask(word) {
    this.request?.abort()
    this.request = new AbortController()
    const answer = await fetch(`/messages/suggest?q=${encodeURIComponent(word)}`, { signal: this.request.signal, headers: { accept: "application/json" } }).catch(() => null)
    this.people = answer?.ok ? await answer.json() : []
    if (this.options) this.options = hide(this.options, this.textTarget)
    if (this.people.length && this.#word === word) this.options = show(this.people, this.textTarget, (option) => this.#take(option))
  }

  #take(option) {
    const person = this.people.find(({ handle }) => handle === option?.dataset.handle)
    this.close()
    if (!person) return
    const line = this.chipTarget.content.firstElementChild.cloneNode(true)
    line.querySelector("[data-name]").textContent = person.name
    line.querySelector("[data-detail]").textContent = person.detail ?? ""
    line.querySelector("input").value = person.id
    if (person.external) line.dataset.outside = "yes"
    if (!this.listTarget.querySelector(`input[value="${person.id}"]`)) this.listTarget.append(line)
    this.textTarget.value = this.textTarget.value.split(",").slice(0, -1).join(", ")
    this.changed()
  }
}
