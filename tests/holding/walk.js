// What somebody without a mouse meets on a page. Python presses the keys; this looks: at what must be reached before the
// first, and at each element that has the focus when the next is pressed.
(() => {
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true], audio[controls], video[controls]"
  const POINTS = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]
  const CLIPS = /auto|scroll|hidden|clip/
  const listening = new Set(), rails = new Set()
  const PARTS = 12 // day, month, year, hour, minute of a field for a time, and what opens its calendar: each is a stop
  let clips = new Map()
  let expected = [], visits = [], faults = [], backwards = false, last = null, held = 0, wrapped = false

  // whoever listens for a press and is no link, button or field must have one inside
  const listen = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, ...more) {
    if (this instanceof Element && /^(click|pointerdown|mousedown)$/.test(type)) listening.add(this)
    return listen.call(this, type, ...more)
  }

  const seen = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && element.getClientRects().length > 0
  const spoken = (element) => !element.closest("[inert], [aria-hidden=true], [role=option]")
  const stands = (element) => seen(element) && spoken(element) && !element.matches(":disabled")
  const group = (radio) => (radio.type === "radio" && radio.name ? [...document.getElementsByName(radio.name)].filter((one) => one.type === "radio" && one.form === radio.form) : [radio])
  const say = (element, words) => faults.push(`${named(element)}: ${words}`)

  function named(element) {
    const name = element.id ? `#${element.id}` : `${element.localName}.${[...element.classList].join(".")}`
    const words = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 30)
    return `${element.parentElement?.className || element.parentElement?.localName} > ${name} “${words}”`
  }

  // a field that only readers meet (a file, a part of a segment) is seen by its label
  function face(element) {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 ? element : element.closest("label") ?? element
  }

  function begin(back) {
    backwards = back
    ;[visits, faults, last, held, wrapped] = [[], [], null, 0, false]
    clips = new Map()
    stand(back)
    expected = [...document.querySelectorAll(STOPS)].filter((one) => stands(one) && !(one.matches("[tabindex='-1']") && !one.matches("a, button, input, select, textarea, summary")))
    for (const one of expected) {
      if (one.tabIndex > 0) say(one, "has a place of its own in the order")
      if (one.tabIndex < 0 && !one.matches("input[type=radio]")) say(one, "is left out of the order")
    }
    const [first] = expected
    if (first && !first.matches(".skip")) say(first, "comes before the link that skips")
    if (!back) skipRail()
    for (const one of listening) {
      if (!one.isConnected) listening.delete(one)
      else if (stands(one) && !passes(one)) say(one, "reacts to a press, but no key reaches it")
    }
    return new Set(expected.map((one) => group(one)[0])).size
  }

  // the rail is the same on many pages: it is walked where it is new, and elsewhere a walk begins behind it
  function skipRail() {
    const rail = document.querySelector(".rail")
    if (!rail) return
    const looks = [...rail.querySelectorAll(STOPS)].map((one) => one.className + one.textContent).join()
    if (!rails.has(looks)) return rails.add(looks)
    expected = expected.filter((one) => rail.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING)
    place(rail, "after")
  }

  // at one end of the page, as if it had just been opened
  function stand(back) {
    place(document.body, back ? "append" : "prepend")
    scrollTo(0, back ? document.body.scrollHeight : 0)
  }

  function place(element, where) {
    const point = Object.assign(document.createElement("i"), { tabIndex: -1 })
    element[where](point)
    point.focus({ preventScroll: true })
    point.remove()
  }

  const passes = (element) => element.matches(`${STOPS}, label, html, body, turbo-frame`) || element.querySelector(STOPS)

  // behind the last stop a browser goes on at the front, though not always at the very first
  const atTheEnd = () => !expected.some((one) => last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)

  function visit(element) {
    if (!element || element === document.body || element === document.documentElement) return
    if (element === last) return ++held > (element.matches("[type^=date], [type=time]") ? PARTS : 0) && say(element, "holds the focus")
    if (visits.includes(element) || (last && !backwards && (element.matches(".skip") || (atTheEnd() && !follows(visits[0], element))))) { wrapped = true; return }
    if (last && !follows(last, element)) say(element, `comes out of order, after ${named(last)}`)
    ;[last, held] = [element, 0]
    visits.push(element)
    look(element)
  }

  function follows(before, after) {
    const order = before.compareDocumentPosition(after)
    return Boolean(order & (backwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING))
  }

  function look(element) {
    const shown = face(element)
    if (!seen(shown)) return say(element, "has the focus, and nothing shows")
    const boxes = [...shown.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
    if (!boxes.length) return say(element, "has the focus, and no size")
    if (!boxes.some((box) => POINTS.some(([x, y]) => hit(element, shown, box.left + box.width * x, box.top + box.height * y)))) say(element, "has the focus, and lies under something or off the screen")
    if (!ring(element)) say(element, "has the focus, and no ring says so")
  }

  function hit(element, shown, x, y) {
    const found = document.elementFromPoint(x, y)
    return Boolean(found && (shown.contains(found) || element.contains(found) || (found.matches("label") && found.contains(element))))
  }

  // on itself or on what stands around it; two sides of it are enough, at the edge of what scrolls
  function ring(element) {
    for (let one = element, up = 0; one && up < 5; one = one.parentElement, up += 1) {
      const style = getComputedStyle(one)
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || /, 0\)$|transparent/.test(style.outlineColor)) continue
      return sides(one, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth)) >= 2
    }
    return false
  }

  function sides(element, out) {
    const box = element.getBoundingClientRect()
    let [left, right, top, bottom] = [0, innerWidth, 0, innerHeight]
    for (const { part, wide, high } of clipping(element.parentElement)) {
      const clip = part.getBoundingClientRect()
      if (wide) [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)]
      if (high) [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)]
    }
    return [box.left - out >= left - 1, box.right + out <= right + 1, box.top - out >= top - 1, box.bottom + out <= bottom + 1].filter(Boolean).length
  }

  // what cuts off whatever leaves it; asked once in a walk, as it is for whole lists
  function clipping(element) {
    if (!element || element === document.body) return []
    if (!clips.has(element)) {
      const { overflowX, overflowY, position } = getComputedStyle(element)
      const own = { part: element, wide: CLIPS.test(overflowX), high: CLIPS.test(overflowY) }
      clips.set(element, [...(own.wide || own.high ? [own] : []), ...(position === "fixed" ? [] : clipping(element.parentElement))])
    }
    return clips.get(element)
  }

  function end() {
    visit(document.activeElement)
    const reached = new Set(visits.flatMap(group))
    const missed = expected.filter((one) => one.isConnected && stands(one) && !reached.has(one))
    if (missed.length && !wrapped) {
      held = -1 // the next key finds it where this look did
      return { more: missed.length }
    }
    missed.forEach((one) => say(one, "is never reached"))
    document.activeElement?.blur?.()
    return { faults: faults.slice(0, 6), count: visits.length }
  }

  addEventListener("keydown", (event) => { if (event.key === "Tab") visit(document.activeElement) }, true)
  window.walk = { begin, end }
})()
