"""Messages as fragments: one template for pages, replies and broadcasts, drawn once for each version of a message."""

from markupsafe import Markup

from raison.kernel.pages.rendering import cached, kept
from raison.kernel.spine import Fragment
from raison.subjects.queries import any_messages
from raison.subjects.rendering import with_html
from raison.subjects.rows import Line, Message

MESSAGE = "subjects/_message.html"
KEPT_MESSAGE = "subjects/_kept_message.html"


async def drawn(lines: list[Line]) -> list[Markup]:
    """The messages of these lines as HTML. Only those that are not drawn yet are loaded."""
    found = {line.id: kept(MESSAGE, line.id, line.version) for line in lines}
    missing = [line_id for line_id, html in found.items() if html is None]
    if missing:
        found |= {message.id: cached(MESSAGE, message) for message in await with_html(await any_messages(missing))}
    return [html for line in lines if (html := found[line.id]) is not None]


def appended(message: Message) -> Fragment:
    """The message at the end of its thread."""
    target = f"thread-{message.subject_id}"
    return Fragment(f"subject:{message.subject_id}", "append", target, KEPT_MESSAGE, {"thing": message})


def replaced(message: Message, *, target: str = "") -> Fragment:
    """The message where it stands, or in place of `target`."""
    where = target or f"message-{message.id}"
    return Fragment(f"subject:{message.subject_id}", "replace", where, KEPT_MESSAGE, {"thing": message})
