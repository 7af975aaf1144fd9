"""Mail: a stored job for each letter, sent by SMTP, or written to the outbox folder when no server is set."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from raison.kernel.clock import now_us
from raison.kernel.database import Bound
from raison.kernel.jobs import job, later
from raison.kernel.settings import current_settings

if TYPE_CHECKING:
    from email.message import EmailMessage


def letter(to: str, subject: str, text: str) -> Bound:
    """The write that sends a letter after the batch has committed. Plain text; links stand on lines of their own."""
    return later("mail.send", to=to, subject=subject, text=text)


@job("mail.send")
async def send(facts: dict[str, Any]) -> None:
    """Send one letter. Raises what the server raises; the job comes again."""
    from email.message import EmailMessage  # not at a start: with the other end of mail it takes 70 ms to load
    from email.utils import make_msgid

    settings = current_settings()
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, facts["to"], facts["subject"]
    message["Message-ID"] = make_msgid(domain=urlsplit(settings.url).hostname or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(facts["text"])
    if not settings.smtp:
        _to_outbox(settings.folder / "outbox", message)
        return
    await _by_smtp(settings.smtp, message)


async def _by_smtp(address: str, message: "EmailMessage") -> None:
    import aiosmtplib

    server = urlsplit(address)
    await aiosmtplib.send(
        message,
        hostname=server.hostname,
        port=server.port or (465 if server.scheme == "smtps" else 25),
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=server.scheme == "smtps",
        timeout=20,
    )


def _to_outbox(folder: Path, message: "EmailMessage") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{now_us()}.eml").write_bytes(message.as_bytes())
