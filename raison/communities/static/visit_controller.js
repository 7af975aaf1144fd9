// Says once that the reader has looked at a place, when the page is really in view: reading itself writes nothing.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { url: String }

  connect() {
    if (document.visibilityState === "visible") this.tell()
    else document.addEventListener("visibilitychange", this.tell, { once: true })
  }

  disconnect() { document.removeEventListener("visibilitychange", this.tell) }

  tell = () => {
    if (!document.documentElement.hasAttribute("data-turbo-preview")) fetch(this.urlValue, { method: "POST" }).catch(() => {})
  }
}
