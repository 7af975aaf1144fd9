// Streams go into the page by themselves. Turbo's own renderer hands the focus back, a frame later, to what held it before,
// also when somebody has gone on meanwhile; what held it and was drawn anew has it again by focus.js.
export function draw(html) {
  const made = document.createElement("template")
  made.innerHTML = html
  document.documentElement.append(document.importNode(made.content, true))
}
