// Keeps every <time data-relative> in the reader's words and zone: “41 min ago”, “08:05”, “Yesterday”, “Tue 17 Nov”.
import { Controller } from "@hotwired/stimulus"
import { timeWords } from "time_words"

const MINUTE = 60000
const WITHIN = /[\p{L}\p{N},:]\s*$/u

export default class extends Controller {
  connect() {
    this.words = timeWords(document.documentElement.lang)
    this.refresh()
    this.timer = setInterval(() => this.refresh(), MINUTE)
    // what a stream morphs gets the server's neutral words back: they are text, not new elements
    this.watcher = new MutationObserver((changes) => changes.some(({ type, addedNodes }) => type === "characterData" || addedNodes.length) && this.refresh())
    this.watcher.observe(this.element, { childList: true, characterData: true, subtree: true })
  }

  disconnect() {
    clearInterval(this.timer)
    this.watcher.disconnect()
  }

  refresh() {
    const now = new Date()
    for (const element of this.element.querySelectorAll("time[data-relative]")) {
      const at = new Date(element.dateTime)
      const said = this.words(at, now, element.dataset.relative, WITHIN.test(element.previousSibling?.data ?? ""))
      if (element.firstChild?.data !== said) element.replaceChildren(said)
      element.title ||= at.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" })
    }
  }
}
