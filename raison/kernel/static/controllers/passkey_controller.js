// Registers a passkey, or signs in with one. Both ends of the ceremony are the server's; here bytes become text and back.
import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")

function opened(options) {
  const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }))
  const made = { ...options, challenge: bytes(options.challenge) }
  if (options.user) made.user = { ...options.user, id: bytes(options.user.id) }
  if (options.excludeCredentials) made.excludeCredentials = known(options.excludeCredentials)
  if (options.allowCredentials) made.allowCredentials = known(options.allowCredentials)
  return made
}

function closed({ id, rawId, type, response, authenticatorAttachment }) {
  const parts = {}
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name])
  }
  if (response.getTransports) parts.transports = response.getTransports()
  return { id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: {}, response: parts }
}

export default class extends Controller {
  static targets = ["words", "name"]
  static values = { optionsUrl: String, finishUrl: String, failed: String, missing: String }

  connect() { if (!window.PublicKeyCredential) this.#say(this.missingValue) }

  register() { return this.#ceremony((publicKey) => navigator.credentials.create({ publicKey })) }

  signIn() { return this.#ceremony((publicKey) => navigator.credentials.get({ publicKey })) }

  async #ceremony(ask) {
    this.#say("")
    try {
      const options = await this.#post(this.optionsUrlValue, {})
      const credential = await ask(opened(options.publicKey ?? options))
      const name = this.hasNameTarget ? this.nameTarget.value : undefined
      const { next } = await this.#post(this.finishUrlValue, { ...closed(credential), name })
      visit(next, { action: "replace" })
    } catch (refusal) {
      this.#say(refusal.words ?? this.failedValue)
    }
  }

  async #post(url, body) {
    const headers = { "content-type": "application/json", accept: "application/json" }
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })
    const told = await answer.json().catch(() => ({}))
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { words: told.detail ?? told.title })
    return told
  }

  #say(words) { if (this.hasWordsTarget) this.wordsTarget.textContent = words }
}
