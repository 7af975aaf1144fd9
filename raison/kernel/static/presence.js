// Who is here, away or busy, on every avatar that is large enough to show it.
// <turbo-stream action="presence" here="7 11" away="3" busy="4" gone="9"></turbo-stream>, ids of people

const known = new Map()

export function presence() {
  for (const state of ["here", "away", "busy", "gone"]) {
    for (const id of this.getAttribute(state)?.split(" ") ?? []) known.set(id, state === "gone" ? "none" : state)
  }
  showPresence()
}

export function showPresence() {
  const words = document.getElementById("live-words")?.dataset ?? {}
  for (const avatar of document.querySelectorAll(".avatar[data-person]:not(.avatar--s)")) {
    const state = known.get(avatar.dataset.person)
    if (!state || avatar.dataset.presence === state) continue
    avatar.dataset.presence = state
    avatar.ariaLabel = avatar.title = avatar.dataset.name + (words[state] ?? "")
  }
}
