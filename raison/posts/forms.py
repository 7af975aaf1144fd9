"""What the forms of posts send."""

from datetime import UTC, date, datetime, time
from typing import Annotated

import msgspec

from raison.kernel.days import read_moment
from raison.kernel.errors import Invalid
from raison.kernel.forms import invalid_form
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zone_info
from raison.kernel.ids import Id
from raison.posts.rows import Kind, NewPost


class PostForm(msgspec.Struct):
    """The composer. Times are local to `zone`, which the browser fills in; without it, to the writer's own."""

    place: Id
    kind: Kind = "update"
    text: str = ""
    title: str = ""
    choice: list[str] = []
    many: bool = False
    secret: bool = False
    ends_on: str = ""
    attachment: list[Id] = []
    send_at: str = ""
    zone: Annotated[str, msgspec.Meta(max_length=60)] = ""

    def post(self, zone: str) -> NewPost:
        """The post that the form means. Raises Invalid."""
        ends_on = local_day(self.ends_on, self.zone or zone) if self.kind == "poll" else None
        told = {
            "kind": self.kind,
            "text": self.text,
            "title": self.title.strip(),
            "choices": self.choice if self.kind == "poll" else [],
            "many": self.many,
            "secret": self.secret,
            "ends_at": ends_on,
            "attachments": self.attachment,
        }
        try:
            return msgspec.convert(told, NewPost)
        except msgspec.ValidationError as error:
            raise _of_form(invalid_form(error)) from error

    def send_time(self, zone: str) -> datetime | None:
        """When it is to be sent; None: now. Raises Invalid."""
        return local_time(self.send_at, self.zone or zone)


class VoteForm(msgspec.Struct):
    """The chosen choices of a poll."""

    choice: list[Id] = []


class AnswerForm(msgspec.Struct):
    """The reply that answers a question."""

    message: Id


def _of_form(error: Invalid) -> Invalid:
    """What is wrong with a post, at the field of the form that it comes from."""
    named = {"choices": "choice", "attachments": "attachment"}
    return Invalid(error.message, fields={named.get(field, field): words for field, words in error.fields.items()})


def local_time(text: str, zone: str) -> datetime | None:
    """`2026-11-25T08:00` in a zone; None for an empty field. Raises Invalid."""
    if not text.strip():
        return None
    try:
        return read_moment(text, zone)
    except ValueError as error:
        raise _not_a("send_at", _("Write it as a day and a time.")) from error


def local_day(text: str, zone: str) -> datetime | None:
    """The end of a day in a zone; None for an empty field. Raises Invalid."""
    if not text.strip():
        return None
    try:
        end = datetime.combine(date.fromisoformat(text.strip()), time(23, 59, 59), zone_info(zone))
        return end.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _not_a("ends_on", _("Write it as a day.")) from error


def _not_a(field: str, words: str) -> Invalid:
    return Invalid(_("Nothing was posted; your text is kept. Change this and send again."), fields={field: words})
