// Light, dark, or as the system says. What the server knows of the person wins; a signed-out page remembers by itself.
import { Controller } from "@hotwired/stimulus"

const KEY = "raison-theme"

function wear(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

export function keepTheme() {
  if (!document.body.dataset.viewer) wear(localStorage.getItem(KEY))
}

export default class extends Controller {
  choose({ target: { value } }) {
    localStorage.setItem(KEY, value)
    wear(value)
  }
}
