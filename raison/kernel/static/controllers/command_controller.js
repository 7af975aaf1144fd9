// The command bar: ⌘K or Ctrl K. The server answers with options; arrows choose, Enter opens.
import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"

export default class extends Controller {
  static targets = ["dialog", "query", "list", "hint"]

  hintTargetConnected(hint) { if (/Mac|iP/.test(navigator.platform)) hint.textContent = "⌘K" }

  shortcut(event) {
    if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) this.open(event)
  }

  open(event) {
    event.preventDefault()
    if (this.dialogTarget.open) return
    this.dialogTarget.showModal()
    this.queryTarget.select()
    this.look()
  }

  outside(event) { if (event.target === this.dialogTarget) this.dialogTarget.close() }

  look() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.#ask(), 80)
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) { event.preventDefault(); this.#choose(step) }
    const chosen = this.#options.find((option) => option.ariaSelected === "true")
    if (event.key === "Enter" && chosen) { event.preventDefault(); this.dialogTarget.close(); visit(chosen.href) }
  }

  get #options() { return [...this.listTarget.querySelectorAll("[role=option]")] }

  async #ask() {
    this.request?.abort()
    this.request = new AbortController()
    const answer = await fetch(`/command?q=${encodeURIComponent(this.queryTarget.value)}`, { signal: this.request.signal }).catch(() => null)
    if (!answer?.ok) return
    this.listTarget.innerHTML = await answer.text()
    this.queryTarget.ariaExpanded = String(this.#options.length > 0)
    this.#choose(1)
  }

  #choose(step) {
    const options = this.#options
    const at = options.findIndex((option) => option.ariaSelected === "true")
    options.forEach((option) => { option.ariaSelected = "false" })
    const chosen = options[(at + step + options.length) % options.length]
    if (!chosen) return this.queryTarget.removeAttribute("aria-activedescendant")
    chosen.ariaSelected = "true"
    chosen.scrollIntoView({ block: "nearest" })
    this.queryTarget.setAttribute("aria-activedescendant", chosen.id)
  }
}
