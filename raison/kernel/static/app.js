// Starts Turbo and Stimulus, and registers every behaviour. A slice's own script imports `application` from "app".
import * as Turbo from "@hotwired/turbo"
import { Application } from "@hotwired/stimulus"
import Announce, { announce } from "controllers/announce"
import Attach from "controllers/attach"
import Autosubmit from "controllers/autosubmit"
import Bar from "controllers/bar"
import Command from "controllers/command"
import Composer from "controllers/composer"
import Copy from "controllers/copy"
import Dialog from "controllers/dialog"
import Draft from "controllers/draft"
import Keys from "controllers/keys"
import Live, { append } from "controllers/live"
import LocalZone from "controllers/local_zone"
import Mention from "controllers/mention"
import Menu from "controllers/menu"
import Mine from "controllers/mine"
import Notice from "controllers/notice"
import Passkey from "controllers/passkey"
import RelativeTime from "controllers/relative_time"
import Theme, { keepTheme } from "controllers/theme"
import TitleCount from "controllers/title_count"
import Toast from "controllers/toast"
import Typing from "controllers/typing"
import Unread from "controllers/unread"
import { again } from "again"
import { keepFocus, showErrors, showFocus } from "focus"
import { presence, showPresence } from "presence"

export const application = Application.start()

const behaviours = {
  announce: Announce, attach: Attach, autosubmit: Autosubmit, bar: Bar, command: Command, composer: Composer, copy: Copy, dialog: Dialog,
  draft: Draft, keys: Keys, live: Live, "local-zone": LocalZone, mention: Mention, menu: Menu, mine: Mine, notice: Notice, passkey: Passkey,
  "relative-time": RelativeTime, theme: Theme, "title-count": TitleCount, toast: Toast, typing: Typing, unread: Unread
}
for (const [name, controller] of Object.entries(behaviours)) application.register(name, controller)

// behaviours of slices: whatever else the import map names
const { imports } = JSON.parse(document.querySelector("script[type=importmap]").textContent)
for (const specifier of Object.keys(imports).filter((one) => one.startsWith("controllers/"))) {
  const name = specifier.slice("controllers/".length).replaceAll("_", "-")
  if (!(name in behaviours)) import(specifier).then((module) => application.register(name, module.default))
}

// a button that is disabled while its form is sent loses the focus
Turbo.config.forms.submitter = "aria-disabled"
Object.assign(Turbo.StreamActions, { again, announce, append, presence })
document.addEventListener("turbo:load", keepTheme)
for (const event of ["turbo:load", "turbo:frame-load"]) document.addEventListener(event, showPresence)
for (const event of ["turbo:before-stream-render", "turbo:before-frame-render"]) document.addEventListener(event, keepFocus)
document.addEventListener("turbo:render", showErrors)
document.addEventListener("focusin", showFocus)
