// Joins this page to the live stream: which topics it watches, and from which position on. The stream itself is in live.js.
import { Controller } from "@hotwired/stimulus"
import { renderStreamMessage, visit } from "@hotwired/turbo"
import { connection } from "live"

export default class extends Controller {
  static targets = ["offline", "gone"]

  connect() {
    const { liveTopics = "", liveAfter = "" } = this.element.dataset
    this.topics = new Set(liveTopics.split(" ").filter(Boolean))
    this.listeners = { frame: this.#apply, reset: this.#reset, gone: this.#gone, offline: this.#offline, online: this.#online }
    for (const [name, listener] of Object.entries(this.listeners)) connection.addEventListener(name, listener)
    connection.watch([...this.topics], liveAfter)
  }

  disconnect() {
    for (const [name, listener] of Object.entries(this.listeners)) connection.removeEventListener(name, listener)
    this.#online()
  }

  #apply = ({ detail: { topic, html } }) => { if (this.topics.has(topic)) renderStreamMessage(html) }

  #reset = () => visit(location.href, { action: "replace" })

  #gone = () => {
    this.#show(this.goneTarget)
    setTimeout(() => visit(location.href, { action: "replace" }), 3000)
  }

  #offline = () => this.#show(this.offlineTarget)

  #online = () => this.line?.remove()

  #show(template) {
    this.line?.remove()
    this.line = template.content.firstElementChild.cloneNode(true)
    document.body.append(this.line)
  }
}
