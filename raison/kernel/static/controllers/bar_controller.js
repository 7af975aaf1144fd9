// A bar that stays at the bottom of the window and grows: the page knows its height, and scrolls what gets the focus clear of it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() {
    this.watcher = new ResizeObserver(() => this.#tell(this.element.offsetHeight))
    this.watcher.observe(this.element)
  }

  disconnect() {
    this.watcher.disconnect()
    this.#tell(0)
  }

  #tell(height) { document.documentElement.style.setProperty("--bar", `${height}px`) }
}
