// How many things need the viewer, in the title and on the icon of the tab.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { count: Number }

  countValueChanged(count) {
    document.title = (count ? `(${count}) ` : "") + document.title.replace(/^\(\d+\) /, "")
    const icon = document.querySelector("link[rel=icon]")
    if (icon) icon.href = count ? icon.dataset.needs : icon.dataset.plain
  }
}
