// Shows who is here on every avatar, and tells when this browser has not been touched for a while. One request a tab; then changes by the stream.
import { Controller } from "@hotwired/stimulus"
import { StreamActions } from "@hotwired/turbo"
import { connection } from "live"

const IDLE_MS = 300000
const AGAIN_MS = 10000
const known = new Map()
let words = {}
let asked = 0
let idle = false

function how(person) { return known.get(person) ?? (person === document.body.dataset.viewer ? "here" : undefined) }

function show(element) {
  const now = how(element.dataset.person)
  const label = element.ariaLabel ?? ""
  element.dataset.alone ??= element.dataset.presence ? label.replace(/, [^,]*$/, "") : label
  if (now) element.dataset.presence = now
  else delete element.dataset.presence
  element.ariaLabel = element.title = [element.dataset.alone, words[now]].filter(Boolean).join(", ")
}

function showAll() { if (asked) document.querySelectorAll(".avatar[data-person]").forEach(show) }

async function ask() {
  if (!document.body.dataset.viewer || Date.now() - asked < AGAIN_MS) return
  const answer = await fetch("/presence", { headers: { accept: "application/json" } }).catch(() => null)
  if (!answer?.ok) return
  const told = await answer.json()
  asked = Date.now()
  words = told.words
  known.clear()
  for (const [person, presence] of Object.entries(told.people)) known.set(person, presence)
  showAll()
}

StreamActions.presence = function () {
  const ids = (word) => (this.getAttribute(word) ?? "").split(" ").filter(Boolean)
  const came = ["here", "away", "busy"].flatMap((word) => ids(word).map((person) => (known.set(person, word), person)))
  const gone = ids("gone")
  gone.forEach((person) => known.delete(person))
  showAll()
  document.dispatchEvent(new CustomEvent("presence:moved", { detail: { came, gone } }))
}

function tell(away) {
  idle = away
  if (document.body.dataset.viewer) fetch("/presence", { method: "POST", body: new URLSearchParams({ away: away ? "1" : "" }) }).catch(() => {})
}

let timer
function touched() {
  clearTimeout(timer)
  timer = setTimeout(() => tell(true), IDLE_MS)
  if (idle) tell(false)
}

for (const event of ["pointerdown", "keydown", "visibilitychange"]) document.addEventListener(event, touched, { passive: true })
for (const event of ["turbo:load", "turbo:frame-load", "turbo:morph"]) document.addEventListener(event, () => asked ? showAll() : ask())
connection.addEventListener("online", ask)  // what was told meanwhile was missed
touched()
ask()

export default class extends Controller {}
