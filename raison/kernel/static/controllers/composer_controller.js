// Writing a post or a reply: the kind changes verb and prompt, the place changes the audience, Ctrl or ⌘ + Enter sends.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["text", "verb", "hint", "place", "audience", "preview", "look"]

  connect() {
    if (/Mac|iP/.test(navigator.platform)) this.hintTargets.forEach((hint) => { hint.textContent = "⌘↵" })
    this.grow()
  }

  // “Post” on a phone and C lead here by the fragment of the address
  arrive() {
    if (location.hash !== `#${this.element.id}`) return
    this.element.dataset.open = ""
    this.textTarget.focus()
  }

  key(event) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    this.element.requestSubmit(this.element.querySelector(".button--main"))
  }

  kind({ currentTarget: { dataset } }) {
    this.verbTarget.textContent = dataset.verb
    this.textTarget.placeholder = dataset.prompt
  }

  place() { this.audienceTarget.src = `/places/${this.placeTarget.value}/audience` }

  // browsers that size a field to its content do it in CSS
  grow() {
    if (CSS.supports("field-sizing", "content")) return
    this.textTarget.style.height = "auto"
    this.textTarget.style.height = `${this.textTarget.scrollHeight}px`
  }

  async preview() {
    const shown = this.previewTarget.hidden
    this.lookTarget.ariaPressed = String(shown)
    this.previewTarget.hidden = !shown
    if (!shown) return
    const answer = await fetch("/preview", { method: "POST", body: new URLSearchParams({ text: this.textTarget.value }) })
    if (answer.ok) this.previewTarget.innerHTML = await answer.text()
  }

  sent({ detail: { success } }) {
    if (!success) return
    this.element.reset()
    this.element.querySelectorAll(".composer__file").forEach((chip) => chip.remove())
    if (this.hasPreviewTarget) this.previewTarget.hidden = true
    this.textTarget.value = ""
    this.grow()
  }
}
