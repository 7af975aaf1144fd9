// While somebody writes why, the frames show who talks about it already and what exists: half a second after the last key.
import { Controller } from "@hotwired/stimulus"

const ENOUGH = 8

export default class extends Controller {
  static targets = ["text", "frame"]

  // a form that came back is filled already, and who was quicker than this script has begun
  connect() { if (this.textTarget.value.trim()) this.look() }

  disconnect() { clearTimeout(this.timer) }

  look() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.#ask(this.textTarget.value.trim()), 400)
  }

  frameTargetConnected(frame) {
    // a part that does not answer leaves its place empty: the form goes on without it
    frame.addEventListener("turbo:frame-missing", (event) => { event.preventDefault(); frame.replaceChildren() })
  }

  #ask(words) {
    if (words.length < ENOUGH) return
    for (const frame of this.frameTargets) frame.src = frame.dataset.src + encodeURIComponent(words)
  }
}
