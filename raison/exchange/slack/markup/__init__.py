"""What a Slack message says, as our Markdown, from whichever of `text`, `blocks` and `attachments` says it best."""

from collections.abc import Mapping

import msgspec

from raison.exchange.slack.markup.blocks import Unread, attachment_markdown, blocks_markdown
from raison.exchange.slack.markup.elements import blocks_of, harvest
from raison.exchange.slack.markup.escape import escape, escape_lines
from raison.exchange.slack.markup.links import without_token
from raison.exchange.slack.markup.mrkdwn import mrkdwn
from raison.exchange.slack.markup.names import HandleFor, Names

__all__ = ["HandleFor", "Markup", "without_token"]


class Markup:
    """Converts messages. `handle_for` gives a person's handle here, or None: then they are named but not called."""

    def __init__(self, handle_for: HandleFor, channel_names: Mapping[str, str] | None = None) -> None:
        self._names = Names(handle_for, channel_names or {})

    def convert(self, text: object, *, blocks: bytes = b"", attachments: bytes = b"") -> tuple[str, tuple[str, ...]]:
        """(Markdown, ids of the people that it mentions). `blocks` and `attachments` are JSON, as in the export."""
        self._names.begin()
        words = text if isinstance(text, str) else ""
        source = self._words(words, blocks)
        if len(attachments) > 4:
            source = self._with_attachments(source, attachments)
        return without_token(source).replace("\x00", "").strip("\n"), tuple(self._names.people)

    def _words(self, text: str, blocks: bytes) -> str:
        known = blocks_of(blocks)
        if known:
            try:
                if markdown := blocks_markdown(known, self._names):
                    return markdown
            except Unread:
                self._names.begin()
        if text.strip() or len(blocks) <= 4:
            return mrkdwn(text, self._names)
        return "\n\n".join(escape_lines(escape(words)) for words in harvest(blocks))

    def _with_attachments(self, source: str, raw: bytes) -> str:
        """A preview of a link that the words contain is left out: ours is made anew, for those who may see it."""
        parts = [source] if source else []
        for attachment in _attachments(raw):
            if parts and source and _is_preview(attachment):
                continue
            blocks = attachment.get("blocks")
            markdown = self._words("", msgspec.json.encode(blocks)) if blocks else ""
            if markdown := markdown or attachment_markdown(attachment, self._names):
                parts.append(markdown)
        return "\n\n".join(parts)


def _attachments(raw: bytes) -> list[dict[str, object]]:
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _is_preview(attachment: dict[str, object]) -> bool:
    if attachment.get("is_share"):
        return False
    return any(attachment.get(key) for key in ("from_url", "original_url", "is_app_unfurl", "is_msg_unfurl"))
