"""What somebody wants of the course of an initiative, checked before it is written. Limits are named here."""

import re

import msgspec
from msgspec.structs import replace

from raison.initiatives.proposals import MAX_ADDRESS
from raison.initiatives.rows.course import PARTS, Part, State
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import named, refuse, too_long, trimmed

MAX_LINKS = 24
MAX_LINK = 80
MAX_WHAT_FOR = 200
MAX_RETIRED = 400
"""Characters of each field of a retirement plan."""
MAX_STATUS = 4_000

_ADDRESS = re.compile(r"https?://\S+")


class NewStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Where it stands, in a word, and in words of its owner."""

    state: State
    text: str

    def checked(self) -> "NewStatus":
        """The same, trimmed. Raises Invalid."""
        made, errors = replace(self, text=trimmed(self.text)), {}
        if not made.text:
            errors["text"] = _("Say in a sentence or two where it stands.")
        if len(made.text) > MAX_STATUS:
            errors["text"] = too_long(MAX_STATUS)
        refuse(errors)
        return made


class NewLink(msgspec.Struct, frozen=True, kw_only=True):
    """A community, or an address elsewhere with its name, and what it is linked for."""

    place_id: Id | None = None
    name: str = ""
    url: str = ""
    what_for: str = ""

    def checked(self) -> "NewLink":
        """The same, trimmed. Raises Invalid."""
        made = replace(self, name=named(self.name), url=self.url.strip(), what_for=named(self.what_for))
        errors = {}
        if made.place_id is not None:
            made = replace(made, name="", url="")
        elif not _ADDRESS.fullmatch(made.url) or len(made.url) > MAX_ADDRESS:
            errors["url"] = _("Choose a community, or write an address that begins with https://")
        elif not made.name:
            errors["name"] = _("Say what it is called.")
        if len(made.name) > MAX_LINK:
            errors["name"] = too_long(MAX_LINK)
        if not made.what_for:
            errors["what_for"] = _("Say what it is linked for.")
        if len(made.what_for) > MAX_WHAT_FOR:
            errors["what_for"] = too_long(MAX_WHAT_FOR)
        refuse(errors)
        return made


class RetirementChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What of a retirement plan is to be different; what is None stays."""

    done_when: str | None = None
    knowledge: str | None = None
    places: str | None = None
    people: str | None = None

    def checked(self) -> dict[Part, str]:
        """What is given, trimmed. Raises Invalid with a sentence for each field."""
        fresh: dict[Part, str] = {part: trimmed(text) for part in PARTS if (text := getattr(self, part)) is not None}
        refuse({part: too_long(MAX_RETIRED) for part, text in fresh.items() if len(text) > MAX_RETIRED})
        return fresh
