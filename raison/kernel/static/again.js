// Parts of a page that shows the whole company are read again when something moved it, by its reader's own right.
// <turbo-stream action="again" target="council"></turbo-stream> draws anew every [data-live-part] of the page, by its id.
import { draw } from "streams"

const GATHER_MS = 300
let waiting

export function again() {
  clearTimeout(waiting)
  waiting = setTimeout(read, GATHER_MS)
}

async function read() {
  const address = location.href
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null)
  if (!answer?.ok || location.href !== address) return
  const made = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const fresh = made.getElementById(part.id)
    if (!fresh || fresh.innerHTML === part.innerHTML) continue
    const stream = document.createElement("turbo-stream")
    Object.entries({ action: "update", target: part.id }).forEach(([name, value]) => stream.setAttribute(name, value))
    stream.append(document.createElement("template"))
    stream.firstChild.innerHTML = fresh.innerHTML
    draw(stream.outerHTML)
  }
}
