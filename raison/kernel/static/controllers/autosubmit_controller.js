// A form that is sent as soon as its choice changes.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  send() { this.element.requestSubmit() }
}
