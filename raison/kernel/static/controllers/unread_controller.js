// Marks a thread as read when the reader has reached its last message, and again when new ones have been reached.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["message"]
  static values = { url: String, read: String, latest: Boolean }

  initialize() {
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { threshold: 0.5 })
  }

  // a conversation goes on where it was left, a thread begins with what it is about; after Turbo has scrolled to the top
  connect() {
    if (this.latestValue && !location.hash) requestAnimationFrame(() => requestAnimationFrame(() => this.#goOn()))
  }

  #goOn() {
    const fresh = document.getElementById("new")
    if (fresh) fresh.scrollIntoView({ block: "start" })
    else this.messageTargets.at(-1)?.scrollIntoView({ block: "nearest" })
  }

  messageTargetConnected(message) { this.watcher.observe(message) }

  messageTargetDisconnected(message) { this.watcher.unobserve(message) }

  disconnect() {
    this.watcher.disconnect()
    clearTimeout(this.timer)
    if (this.timer) this.#tell()
  }

  #seen(entries) {
    if (document.visibilityState !== "visible") return
    for (const { isIntersecting, target } of entries) {
      const id = target.dataset.message
      if (isIntersecting && BigInt(id) > BigInt(this.readValue || 0)) this.readValue = id
    }
    if (this.readValue === this.told) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.#tell(), 600)
  }

  #tell() {
    this.timer = null
    if (this.readValue === this.told) return
    this.told = this.readValue
    fetch(this.urlValue, { method: "POST", body: new URLSearchParams({ message: this.readValue }), keepalive: true }).catch(() => { this.told = null })
  }
}
