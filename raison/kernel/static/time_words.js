// A time in words. Forms: short (in a stream), full (on a message), tiny (in a list), day.

const MINUTE = 60000
const DAY = 24 * 60 * MINUTE

export function timeWords(language) {
  // English readers get day before month and 24 hours, as everywhere else in Raison
  const locale = !language || language === "en" ? "en-GB" : language
  const format = (options) => { const made = new Intl.DateTimeFormat(locale, options); return (at) => made.format(at).replace(",", "") }
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const weekday = format({ weekday: "short" })
  const near = format({ weekday: "short", day: "numeric", month: "short" })
  const month = format({ day: "numeric", month: "short" })
  const far = format({ day: "numeric", month: "short", year: "numeric" })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" })
  const brief = (amount, unit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount).replace(/\bhrs?\b/, "h").replace(/\bmins\b/, "min")
  // “2 h ago”, not “2 hr ago”
  const ago = (amount, unit) => relative.format(-amount, unit).replace(/\bhr\b/, "h")
  const upper = (text) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
  const older = (at, now, days) => (Math.abs(days) < 7 ? near(at) : at.getFullYear() === now.getFullYear() ? month(at) : far(at))

  return (at, now, form, within = false) => {
    const minutes = Math.round((now - at) / MINUTE)
    const days = Math.round((midnight(now) - midnight(at)) / DAY)
    const word = relative.format(-days, "day")
    // “Today” begins; “closed by Ada, today” goes on
    const dayWord = within ? word : upper(word)
    if (form === "day") return days === 0 || Math.abs(days) === 1 ? dayWord : older(at, now, days)
    if (form === "tiny") {
      if (minutes < 0) return Math.abs(days) < 7 ? near(at).replace(/ \S+$/, "") : month(at)
      return minutes < 60 ? brief(Math.max(minutes, 1), "minute") : days === 0 || minutes < 720 ? brief(Math.round(minutes / 60), "hour") : days < 7 ? weekday(at) : older(at, now, days)
    }
    if (minutes >= 0 && minutes < 60) return minutes < 1 ? ago(0, "second") : ago(minutes, "minute")
    // when something is to be matters to the minute, however far ahead it lies
    if (form === "full") return days === 0 || days === 1 ? dayWord + " " + clock(at) : older(at, now, days) + (days < 7 ? " " + clock(at) : "")
    if (days === 0) return minutes > 0 && minutes < 360 ? ago(Math.round(minutes / 60), "hour") : clock(at)
    return days === 1 ? dayWord : older(at, now, days)
  }
}

function midnight(at) { return new Date(at.getFullYear(), at.getMonth(), at.getDate()) }
