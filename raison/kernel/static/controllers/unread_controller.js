// Marks a thread as read when the reader has reached its last message, and again when new ones have been reached.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["message"]
  static values = { url: String, read: String }

  initialize() {
    this.watcher = new IntersectionObserver((entries) => this.#seen(entries), { threshold: 0.5 })
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
