// Tells the server in which time zone a time was chosen.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  connect() { this.element.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "" }
}
