// Files by pick, drag or paste. Each goes up at once and leaves a hidden field with its id; without script the file input itself is sent.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["input", "list", "chip", "text"]
  static values = { url: String }

  pick() {
    this.#send(this.inputTarget.files)
    this.inputTarget.value = ""
  }

  paste(event) {
    if (!event.clipboardData?.files.length) return
    event.preventDefault()
    this.#send(event.clipboardData.files)
  }

  over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    this.element.querySelector(".composer").dataset.dragging = ""
  }

  out() { delete this.element.querySelector(".composer").dataset.dragging }

  drop(event) {
    this.out()
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    this.#send(event.dataTransfer.files)
  }

  remove(event) { event.currentTarget.closest(".composer__file").remove() }

  #send(files) { for (const file of files) this.#upload(file) }

  #upload(file) {
    const chip = this.chipTarget.content.firstElementChild.cloneNode(true)
    chip.querySelector("[data-name]").textContent = file.name
    this.listTarget.append(chip)
    const body = new FormData()
    body.append("file", file)
    const request = new XMLHttpRequest()
    request.open("POST", this.urlValue)
    request.setRequestHeader("Accept", "application/json")
    request.responseType = "json"
    request.upload.onprogress = ({ loaded, total }) => { chip.querySelector("progress").value = (loaded / total) * 100 }
    request.onloadend = () => (request.status < 300 && request.response?.id ? this.#done(chip, request.response) : this.#failed(chip, request))
    request.send(body)
  }

  #done(chip, stored) {
    chip.querySelector("progress").remove()
    if (stored.thumb_url) chip.prepend(Object.assign(new Image(), { src: stored.thumb_url, alt: "" }))
    chip.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "attachment", value: stored.id }))
  }

  #failed(chip, request) {
    chip.querySelector("progress").remove()
    chip.dataset.failed = ""
    chip.querySelector("[data-name]").textContent += `: ${request.response?.detail ?? request.statusText ?? ""}`
  }
}
