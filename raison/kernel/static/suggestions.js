// The list under a field in which somebody names people: a listbox that the field controls.

const BAR = 64
const GAP = 4

export function show(people, field, take) {
  const list = Object.assign(document.createElement("div"), { className: "suggestions", id: "suggestions", role: "listbox" })
  list.ariaLabel = field.ariaLabel
  list.append(...people.map((person, at) => option(person, at, take)))
  const part = field.closest(".field")
  if (part) placeIn(part, list, field)
  else place(list, field.closest(".composer"))
  field.setAttribute("aria-controls", list.id)
  expand(field, true)
  mark(list, field, 0)
  return list
}

export function hide(list, field) {
  list?.remove()
  expand(field, false)
  field.removeAttribute("aria-activedescendant")
  return null
}

export function mark(list, field, step) {
  const options = [...list.children]
  const at = options.findIndex((option) => option.ariaSelected === "true")
  options.forEach((option) => { option.ariaSelected = "false" })
  const chosen = options[(Math.max(at, 0) + step + options.length) % options.length]
  chosen.ariaSelected = "true"
  chosen.scrollIntoView({ block: "nearest" })
  field.setAttribute("aria-activedescendant", chosen.id)
}

// under the field; above it where a window, or the bar of a phone, ends there
function place(list, field) {
  field.after(list)
  if (!isOver(list, field)) return
  list.classList.add("suggestions--up")
  field.before(list)
}

// the parts of a form are laid out in a grid, in which what floats has no place of its own: it is told where the field ends
function placeIn(part, list, field) {
  part.append(list)
  list.style.insetBlockStart = `${field.offsetTop + field.offsetHeight + GAP}px`
  if (!isOver(list, field)) return
  Object.assign(list.style, { insetBlockStart: "auto", insetBlockEnd: `${part.offsetHeight - field.offsetTop + GAP}px` })
}

function isOver(list, field) {
  const { bottom, height } = list.getBoundingClientRect()
  const end = Math.min(innerHeight - BAR, visualViewport?.height ?? innerHeight)
  return bottom >= end && field.getBoundingClientRect().top >= height
}

// a text of several lines is no combobox: it names the chosen option, and has nothing to expand
function expand(field, open) { if (field.getAttribute("role") === "combobox") field.ariaExpanded = String(open) }

function option(person, at, take) {
  const made = Object.assign(document.createElement("div"), { id: `suggestion-${at}`, role: "option" })
  made.dataset.handle = person.handle
  made.append(text("b", person.name))
  if (person.external) made.append(Object.assign(document.createElement("span"), { className: "outmark" }))
  if (person.detail) made.append(text("small", person.detail))
  // the field keeps the focus, so that writing goes on
  made.addEventListener("pointerdown", (event) => { event.preventDefault(); take(made) })
  return made
}

function text(tag, words) { return Object.assign(document.createElement(tag), { textContent: words }) }
