// Asks axe about the page that stands in the window. Contrast and the room around targets cost it more than all its other
// rules: it looks at contrast where text is of a kind that no page before had, and at targets where one is small. In the
// other scheme nothing but colours differs, so these are computed here, for every text.
(() => {
  const PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=option]"
  const SMALLEST = 24
  const UP = 5
  const known = new Set()
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-fresh]" }, { id: "target-size", selector: "[data-small]" }] })

  function texts() {
    const found = new Set()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode.data.trim()) found.add(walker.currentNode.parentElement)
    return [...found].filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
  }

  // what lies behind an element, nearest first, down to what nothing shines through; kept, as texts share their grounds
  function grounds(element, kept) {
    if (!element) return []
    if (!kept.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
      const clear = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1"
      const below = grounds(element.parentElement, kept)
      kept.set(element, clear ? below : [{ colour: backgroundColor, picture: backgroundImage !== "none", opacity: Number(opacity) }, ...below])
    }
    return kept.get(element)
  }

  function path(element) {
    let words = ""
    for (let one = element, up = 0; one && up < UP; one = one.parentElement, up += 1) words += `${one.localName}.${one.getAttribute("class")} `
    return words
  }

  // text of one place in the structure with the same colours, on the same grounds, in the same size has the same contrast
  function fresh() {
    const kept = new Map()
    return texts().filter((element) => {
      const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element)
      const behind = grounds(element, kept).map(({ colour, picture, opacity }) => `${colour} ${picture} ${opacity}`)
      const key = [color, fontSize, fontWeight, textDecorationLine, behind, path(element)].join("|")
      return !known.has(key) && known.add(key)
    })
  }

  const small = (element) => [...element.getClientRects()].some(({ width, height }) => Math.min(width, height) < SMALLEST)

  async function rules(tags) {
    const marked = { fresh: fresh(), small: [...document.querySelectorAll(PRESSED)].filter(small) }
    for (const [name, some] of Object.entries(marked)) some.forEach((one) => one.setAttribute(`data-${name}`, ""))
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false })
    for (const [name, some] of Object.entries(marked)) some.forEach((one) => one.removeAttribute(`data-${name}`))
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => node.target.join(" ")).join(" | ")}`)
  }

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  const colours = new Map()
  function parsed(colour) {
    if (!colours.has(colour)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
      colours.set(colour, [red, green, blue, alpha / 255])
    }
    return colours.get(colour)
  }

  const ratio = (one, two) => {
    const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b)
    return (light + .05) / (dark + .05)
  }

  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a))

  function luminance(rgb) {
    const [r, g, b] = rgb.map((part) => (part / 255 <= .04045 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4))
    return .2126 * r + .7152 * g + .0722 * b
  }

  function contrast(element, kept) {
    const behind = grounds(element, kept)
    if (behind.some(({ picture }) => picture)) return Infinity
    const through = behind.reduce((share, { opacity }) => share * opacity, 1)
    const ground = behind.reduceRight((below, { colour }) => over(parsed(colour), below), [255, 255, 255])
    const [r, g, b, a] = parsed(getComputedStyle(element).color)
    return ratio(over([r, g, b, a * through], ground), ground)
  }

  function needed(element) {
    const { fontSize, fontWeight } = getComputedStyle(element)
    const size = parseFloat(fontSize)
    return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5
  }

  function pale() {
    const kept = new Map()
    const all = texts()
    const exempt = ":disabled, label:has(:disabled), [aria-disabled=true], [aria-hidden=true] *, option"
    const faint = all.filter((one) => !one.closest(exempt) && contrast(one, kept) < needed(one) - .01)
    const lost = all.filter((one) => one.matches("p a, li a, dd a, td a") && hides(one))
    return [...faint.map((one) => ["color-contrast", one]), ...lost.map((one) => ["link-in-text-block", one])].slice(0, 4)
      .map(([rule, one]) => `${rule}: ${path(one)} ${contrast(one, kept).toFixed(2)}`)
  }

  // a link among words that nothing but its colour tells from them, and that not enough
  function hides(link) {
    const around = link.parentElement
    if (![...around.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.data))) return false
    const [own, its] = [getComputedStyle(link), getComputedStyle(around)]
    if (own.textDecorationLine !== "none" || own.fontWeight !== its.fontWeight || own.backgroundColor !== "rgba(0, 0, 0, 0)") return false
    return own.color !== its.color && ratio(parsed(own.color), parsed(its.color)) < 3
  }

  function visit(url) {
    return new Promise((done) => {
      let status = 0
      const answered = ({ target, detail }) => { if (target === document.documentElement) status = detail.fetchResponse.statusCode }
      addEventListener("turbo:before-fetch-response", answered)
      addEventListener("turbo:load", () => { removeEventListener("turbo:before-fetch-response", answered); done(status) }, { once: true })
      Turbo.visit(url)
    })
  }

  window.ask = { rules, pale, visit }
})()
