"""What the forms of direct conversations accept."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.kernel.ids import Id
from raison.kernel.markup import MAX_SOURCE
from raison.messages.rows import MAX_NAME, MAX_PEOPLE


class NewDirectForm(msgspec.Struct):
    """People by id (`person`) or by what one types (`to`: handles, names, addresses), a group's name, a text."""

    person: tuple[Id, ...] = ()
    to: Annotated[str, Meta(max_length=4_000)] = ""
    name: Annotated[str, Meta(max_length=MAX_NAME * 4)] = ""
    text: Annotated[str, Meta(max_length=MAX_SOURCE)] = ""


class NameForm(msgspec.Struct):
    """A group's name; empty takes it away."""

    name: Annotated[str, Meta(max_length=MAX_NAME * 4)] = ""


class NewDirect(msgspec.Struct):
    """The people of a conversation, without the one who asks; the name is for a group that begins."""

    people: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=MAX_PEOPLE * 2)]
    name: Annotated[str, Meta(max_length=MAX_NAME * 4)] = ""
