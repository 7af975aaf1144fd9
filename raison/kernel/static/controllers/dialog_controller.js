// Opens a native dialog by its id; closes it on a press outside it. A link that opens one still leads somewhere without script.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  open(event) {
    const dialog = document.getElementById(event.params.id)
    if (!dialog || dialog.open) return
    event.preventDefault()
    dialog.showModal()
    dialog.addEventListener("click", this.outside)
  }

  close(event) { event.currentTarget.closest("dialog")?.close() }

  outside = (event) => { if (event.target instanceof HTMLDialogElement) event.target.close() }
}
