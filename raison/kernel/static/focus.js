// What holds the focus may be drawn anew, by its own form or because somebody else moved something: then what stands in
// its place holds it. Otherwise who works by keyboard is back at the top of the page, and a screen reader falls silent.

// A browser leaves what has the focus where it is when a corner of it shows: under a bar, or at the edge of a table that scrolls.
export function showFocus({ target }) {
  if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" })
}

// a form that came back with what is wrong: who pressed its button is at the first of it, not still at the button below
export function showErrors() {
  const at = document.activeElement
  if (at === document.body || at.matches("main form button")) document.querySelector("main .errors a")?.focus()
}

const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary"

export function keepFocus(event) {
  const { target, detail } = event
  const { render } = detail
  detail.render = async (...drawn) => {
    const held = document.activeElement
    const place = held !== document.body && placeOf(held, drawnBy(target))
    const made = target.templateElement?.content.firstElementChild?.id
    await render(...drawn)
    if (place && !held.isConnected && document.activeElement === document.body) take(place, made)
  }
}

// a frame draws itself; a stream that only tells something (who is here, who writes) draws nothing, and Turbo throws at the question
function drawnBy(target) {
  if (!("targetElements" in target)) return [target]
  return target.target || target.targets ? target.targetElements : []
}

function placeOf(held, drawn) {
  const part = drawn.find((one) => one.contains(held))
  if (!part) return null
  // what lies in a menu has its place in what opens it
  const open = held.closest("details[open]")
  const shown = open?.querySelector("summary") ?? held
  return { id: part.id, at: stops(part).indexOf(shown), name: named(shown), inside: open && named(held) }
}

function take({ id, at, name, inside }, made) {
  const part = document.getElementById(id) ?? document.getElementById(made)
  if (!part) return
  const found = stops(part)
  const [asks] = found.filter((one) => one.autofocus)
  const same = named(found[at]) === name ? found[at] : found.find((one) => named(one) === name)
  const next = asks ?? same ?? found[Math.min(Math.max(at, 0), found.length - 1)]
  next?.focus({ preventScroll: true })
  if (inside && next === same) openAgain(next.closest("details:not([open])"), inside)
}

// a menu does not close under the hands of who is in it because somebody else reacts
function openAgain(menu, inside) {
  menu?.querySelector("summary").click()
  const item = menu && stops(menu).find((one) => named(one) === inside)
  item?.focus({ preventScroll: true })
}

const stops = (part) => [...part.querySelectorAll(STOPS)].filter((one) => !one.disabled && one.checkVisibility())

const named = (one) => one && [one.localName, one.name, one.value, one.ariaLabel ?? one.textContent].join(" ")
