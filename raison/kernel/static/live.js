// One event stream for all tabs of a browser. The tab that holds the Web Lock opens it and passes frames on; when it closes, another takes over.
// Every tab knows its own position: what it was rendered at, then the last frame that it could have heard.

const NAME = "raison-live"
const TOPICS_AT_MOST = 64
const SETTLE_MS = 300
const PATIENCE_MS = 5000
const QUIET_MS = 20000
const ROLL_CALL_MS = 300000

function earlier(one, other) {
  const [a, b] = [one, other].map((position) => (position || "0-0").split("-").map(BigInt))
  return a[0] === b[0] ? a[1] < b[1] : a[0] < b[0]
}

class Connection extends EventTarget {
  #tab = Math.random().toString(36).slice(2)
  #mine = { topics: [], at: "" }
  #floor = ""
  #tabs = new Map()
  #open = []
  #failures = 0
  #heard = Date.now()
  #channel = new BroadcastChannel(NAME)

  constructor() {
    super()
    this.#channel.onmessage = ({ data }) => this.#listen(data)
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#wake())
    addEventListener("pageshow", ({ persisted }) => persisted && this.#report())
    addEventListener("online", () => this.#wake())
    addEventListener("pagehide", () => this.#say({ leave: this.#tab }))
  }

  // The page says what it watches, and the position at which it was rendered.
  watch(topics, after) {
    this.#mine = { topics, at: after }
    this.#floor = after
    this.#report()
    if (!this.asked) this.#ask()
  }

  #ask() {
    this.asked = true
    // without a secure context there are no locks: then each tab has its own stream
    const hold = () => { this.holding = true; this.#report(); this.#say({ call: true }); return new Promise(() => {}) }
    if (!navigator.locks) return hold()
    navigator.locks.request(NAME, hold)
    setInterval(() => this.holding && (this.#tabs.clear(), this.#report(), this.#say({ call: true })), ROLL_CALL_MS)
  }

  #say(message) { this.#channel.postMessage(message) }

  #report() {
    const report = { tab: this.#tab, ...this.#mine }
    if (this.holding) this.#listen(report)
    else this.#say(report)
  }

  #listen(message) {
    if (message.event) return this.#hear(message)
    if (message.call) return this.#report()
    if (!this.holding) return
    if (message.wake) return this.#look()
    if (message.leave) this.#tabs.delete(message.leave)
    if (message.tab) { this.#tabs.delete(message.tab); this.#tabs.set(message.tab, { topics: message.topics, at: message.at }) }
    clearTimeout(this.settling)
    this.settling = setTimeout(() => this.#settle(), SETTLE_MS)
  }

  // a tab that came back: a stream which has been silent for longer than its heartbeat may be dead without knowing
  #wake() { if (this.holding) this.#look(); else this.#say({ wake: true }) }

  #look() { if (!this.source || this.source.readyState !== EventSource.OPEN || Date.now() - this.#heard > QUIET_MS) this.#connect() }

  #union() {
    const newestFirst = [...this.#tabs.values()].reverse().flatMap(({ topics }) => topics)
    return [...new Set(newestFirst)].slice(0, TOPICS_AT_MOST)
  }

  #settle() {
    const covered = [...this.#tabs.values()].every(({ topics, at }) => this.#covers(topics) && !(at && earlier(at, this.passed)))
    if (!covered || this.source?.readyState !== EventSource.OPEN) this.#connect()
  }

  #covers(topics, open = this.#open) { return topics.every((topic) => open.includes(topic)) }

  #connect() {
    clearTimeout(this.retrying)
    this.source?.close()
    this.#open = this.#union()
    if (!this.#open.length) return
    const after = [...this.#tabs.values()].map(({ at }) => at).filter(Boolean).reduce((low, at) => (!low || earlier(at, low) ? at : low), "")
    this.#share("opening", {})
    const source = this.source = new EventSource(`/live?${new URLSearchParams({ topics: this.#open.join(" "), after })}`)
    source.onopen = () => this.#healthy()
    source.onerror = () => this.#broken(source)
    source.onmessage = (frame) => this.#pass("frame", frame)
    source.addEventListener("reset", (frame) => this.#pass("reset", frame))
    source.addEventListener("gone", (frame) => this.#pass("gone", frame))
  }

  #pass(event, { data, lastEventId }) {
    this.#heard = Date.now()
    this.passed = lastEventId
    for (const tab of this.#tabs.values()) if (lastEventId && this.#covers(tab.topics)) tab.at = lastEventId
    this.#share(event, { ...JSON.parse(data || "{}"), id: lastEventId })
  }

  #healthy() {
    this.#failures = 0
    this.#heard = Date.now()
    clearTimeout(this.patience)
    this.patience = null
    this.#share("online", {})
  }

  // thousands may come back at once: each waits a random time, longer from failure to failure
  #broken(source) {
    source.close()
    this.patience ??= setTimeout(() => this.#share("offline", {}), PATIENCE_MS)
    const longest = Math.min(30, 2 ** this.#failures++)
    clearTimeout(this.retrying)
    this.retrying = setTimeout(() => this.#connect(), 500 + Math.random() * longest * 1000)
  }

  #share(event, detail) {
    const message = { event, detail, open: this.#open }
    this.#say(message)
    this.#hear(message)
  }

  // a stream that went back for another tab repeats frames; what lies at or under our position then is not new
  #hear({ event, detail, open }) {
    if (event === "opening") { this.#floor = this.#mine.at; return }
    const repeated = event === "frame" && detail.id && this.#floor && !earlier(this.#floor, detail.id)
    // the viewer's own counts have no position and carry that of the frame before them
    if (repeated && detail.topic !== "me") return
    if (detail.id && this.#covers(this.#mine.topics, open)) this.#mine.at = detail.id
    this.dispatchEvent(new CustomEvent(event, { detail }))
  }
}

export const connection = new Connection()
