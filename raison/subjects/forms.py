"""What the forms of subjects send."""

from typing import Annotated, Literal

import msgspec

from raison.kernel.ids import Id
from raison.subjects.rows import DraftPost


class ReplyForm(msgspec.Struct):
    """A reply. `elsewhere`: the page does not show the end of the thread, so the new message can't be put under it."""

    text: str = ""
    attachment: list[Id] = []
    reply_to: Id | None = None
    elsewhere: bool = False


class EditForm(msgspec.Struct):
    """A changed message; `attachment` are the files that it has now."""

    text: str = ""
    attachment: list[Id] = []


class ReactionForm(msgspec.Struct):
    """One word."""

    word: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class FollowForm(msgspec.Struct):
    """How much of a thread reaches the viewer."""

    level: Literal["all", "named", "muted", "none"]


class ReadingForm(msgspec.Struct):
    """How far the viewer has read."""

    message: Id


class DraftForm(msgspec.Struct):
    """What somebody has begun to write; `kind` and what follows it come from the composer of a post."""

    text: str = ""
    kind: str = ""
    title: str = ""
    choice: list[str] = []
    many: bool = False
    secret: bool = False
    ends_on: str = ""
    place: Id | None = None

    @property
    def post(self) -> DraftPost | None:
        """What it has beside its words; None for a reply."""
        if not self.kind:
            return None
        return DraftPost(
            kind=self.kind,
            title=self.title,
            choices=tuple(self.choice),
            many=self.many,
            secret=self.secret,
            ends_on=self.ends_on,
            place=self.place,
        )


class PreviewForm(msgspec.Struct):
    """What somebody writes, to be shown as it will be."""

    text: str = ""
