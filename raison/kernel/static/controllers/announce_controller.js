// New things do not push what a person is reading: they wait behind a line, and the line says how many there are.
import { Controller } from "@hotwired/stimulus"

const HELD = "announce__held"

// <turbo-stream action="announce" target="stream"><template>… with <section id="stream" data-announce-one="1 new thread" data-announce-many="{count} new threads">
export function announce() {
  for (const stream of this.targetElements) {
    const arrived = [...this.templateContent.children].filter((child) => !document.getElementById(child.id))
    arrived.forEach((child) => child.classList.add(HELD))
    stream.prepend(...arrived)
    label(stream, stream.dataset.announceOne, stream.dataset.announceMany)
  }
}

function label(stream, one, many) {
  const count = stream.querySelectorAll(`:scope > .${HELD}`).length
  if (!count) return
  const line = document.querySelector(`[data-announces="${stream.id}"]`) ?? newLine(stream)
  line.textContent = count === 1 ? one : many.replace("{count}", count)
  const words = document.getElementById("live-words")
  if (words) words.textContent = line.textContent
}

function newLine(stream) {
  const line = document.createElement("button")
  Object.assign(line, { type: "button", className: "announce" })
  Object.assign(line.dataset, { announces: stream.id, controller: "announce", action: "announce#show", announceTargetValue: stream.id })
  stream.before(line)
  return line
}

export default class extends Controller {
  static values = { target: String }

  show() {
    const stream = document.getElementById(this.targetValue)
    const held = stream ? [...stream.querySelectorAll(`:scope > .${HELD}`)] : []
    held.forEach((child) => child.classList.remove(HELD))
    held[0]?.querySelector("[data-item-link]")?.focus({ preventScroll: true })
    held[0]?.scrollIntoView({ block: "nearest" })
    this.element.remove()
  }
}
