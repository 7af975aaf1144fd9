// Joins this page to the live stream: which topics it watches, and from which position on. The stream itself is in live.js.
import { Controller } from "@hotwired/stimulus"
import { StreamActions, visit } from "@hotwired/turbo"
import { connection } from "live"
import { draw } from "streams"

const atTheEnd = StreamActions.append

// A message goes where its id belongs. A page may have read more than its stream had told by then, and two people may
// write at once: what comes again stays where it is, what its author is changing is there as a form, and what is folded
// away stays behind the fold.
export function append() {
  const made = this.templateContent.querySelector("[data-message]")
  if (!made) return atTheEnd.call(this)
  if (document.getElementById(made.id) || document.querySelector(`[data-in-place-of="${made.id}"]`)) return
  const { author } = made.dataset
  if (author) document.dispatchEvent(new CustomEvent("typing:done", { detail: { person: author } }))
  for (const list of this.targetElements) {
    const later = [...list.querySelectorAll("[data-message]")].find(one => BigInt(one.dataset.message) > BigInt(made.dataset.message))
    if (!later) list.append(this.templateContent)
    else if (!later.previousElementSibling?.id.startsWith("earlier-")) later.before(this.templateContent)
  }
  // what one has just written is not left behind the reply box
  if (author === document.body.dataset.viewer) document.getElementById(made.id)?.scrollIntoView({ block: "nearest" })
}

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

  #apply = ({ detail: { topic, html } }) => { if (this.topics.has(topic)) draw(html) }

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
