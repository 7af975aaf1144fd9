// Who else is writing a reply just now, beside the reply box; and that this reader is, told to those who look. Nothing of it is kept.
// <turbo-stream action="typing" subject="912" person="7" name="Bo"><template>a face</template></turbo-stream>
import { Controller } from "@hotwired/stimulus"
import { StreamActions } from "@hotwired/turbo"

const TELL_MS = 4000
const SHOWN_MS = 7000
const FACES = 3

StreamActions.typing = function () {
  const [subject, person, name] = ["subject", "person", "name"].map((word) => this.getAttribute(word))
  document.dispatchEvent(new CustomEvent("typing:heard", { detail: { subject, person, name, face: this.templateContent } }))
}

export default class extends Controller {
  static targets = ["who"]
  static values = { subject: String, one: String, many: String }

  writing = new Map()
  told = 0

  disconnect() { for (const { timer } of this.writing.values()) clearTimeout(timer) }

  tell({ target }) {
    if (!target.value?.trim() || Date.now() - this.told < TELL_MS) return
    this.told = Date.now()
    fetch(`/subjects/${this.subjectValue}/typing`, { method: "POST" }).catch(() => {})
  }

  heard({ detail: { subject, person, name, face } }) {
    if (subject !== this.subjectValue || person === document.body.dataset.viewer) return
    clearTimeout(this.writing.get(person)?.timer)
    this.writing.set(person, { name, face: face.cloneNode(true), timer: setTimeout(() => this.#gone(person), SHOWN_MS) })
    this.#show()
  }

  done({ detail: { person } }) { if (this.writing.has(person)) { clearTimeout(this.writing.get(person).timer); this.#gone(person) } }

  #gone(person) { this.writing.delete(person); this.#show() }

  #show() {
    const people = [...this.writing.values()]
    const words = people.length === 1 ? this.oneValue.replace("{name}", people[0].name) : this.manyValue.replace("{n}", people.length)
    this.whoTarget.replaceChildren(...(people.length ? [...people.slice(0, FACES).map(({ face }) => face.cloneNode(true)), words] : []))
  }
}
