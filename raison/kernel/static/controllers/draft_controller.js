// Keeps on the server what is being written, the whole form but its files, so that another device can go on with it.
import { Controller } from "@hotwired/stimulus"

const WAIT = 800

export default class extends Controller {
  static targets = ["kept"]
  static values = { url: String }

  connect() { addEventListener("pagehide", this.leave) }

  disconnect() {
    removeEventListener("pagehide", this.leave)
    this.leave()
  }

  leave = () => { if (this.timer) this.#put() }

  keep() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.#put(), WAIT)
  }

  pause() { clearTimeout(this.timer); this.timer = null }

  clear({ detail: { success } }) {
    if (!success) return this.keep()
    this.pause()
    this.#send([])
  }

  #put() {
    this.pause()
    this.#send([...new FormData(this.element)].filter(([, value]) => typeof value === "string" && value))
  }

  // keepalive: the last words must arrive although the page is being left
  #send(fields) {
    const body = new URLSearchParams(fields)
    fetch(this.urlValue, { method: "PUT", body, keepalive: String(body).length < 60000 }).catch(() => this.keep())
  }
}
