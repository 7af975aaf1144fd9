// The list under a field in which somebody names people: a listbox that the field controls.

const BAR = 64

export function show(people, field, take) {
  const list = Object.assign(document.createElement("div"), { className: "suggestions", id: "suggestions", role: "listbox" })
  list.ariaLabel = field.ariaLabel
  list.append(...people.map((person, at) => option(person, at, take)))
  place(list, field.closest(".composer, .field"))
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
  const { bottom, height } = list.getBoundingClientRect()
  if (bottom < innerHeight - BAR || field.getBoundingClientRect().top < height) return
  list.classList.add("suggestions--up")
  field.before(list)
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
