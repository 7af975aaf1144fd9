"""What somebody says of themselves, and how Raison looks to them."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import bindparam, update

from raison.kernel.access import Viewer
from raison.kernel.database import number, statement, word, write
from raison.kernel.errors import Invalid
from raison.kernel.i18n import LANGUAGES, zones
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.people.accounts import searchable
from raison.people.activities import PersonChanged
from raison.people.forms import ProfileChange, ProfileForm, ReadingForm
from raison.people.presence import know_quiet_hours
from raison.people.queries import teams_by_handles
from raison.people.queries.profiles import Person, own_person
from raison.people.tables import people

MOST_WORDS = 60
"""Skills that one may name."""
LONGEST_WORD = 60
FIELDS = (
    *("name", "title", "team_id", "zone", "languages", "skills"),
    *("working_hours", "quiet_hours", "status_text", "folded"),
)


async def change_profile(viewer: Viewer, change: ProfileChange) -> None:
    """Change what is given of one's own profile. Raises Invalid."""
    person = await own_person(viewer)
    values: dict[str, Any] = {
        name: _clean(given) if (given := getattr(change, name)) is not None else getattr(person, name)
        for name in ("name", "title", "zone", "languages", "skills", "working_hours", "quiet_hours", "status_text")
    }
    values["team_id"] = await _team_id(viewer, change.team) if change.team is not None else _id_of(person)
    if values["zone"] not in zones():
        raise _wrong("zone", _("There is no such time zone."))
    if not values["name"]:
        raise _wrong("name", _("Say what you are called."))
    changed = [name for name, new in values.items() if _differs(person, name, new)]
    if not changed:
        return
    values["folded"] = searchable(values["name"], person.handle, values["title"], values["skills"])
    for name in ("languages", "skills"):
        values[name] = msgspec.json.encode(values[name]).decode()
    await write(
        CHANGE(which=viewer.id, **{f"to_{name}": values[name] for name in FIELDS}),
        record(PersonChanged(person_id=viewer.id, fields=tuple(changed)), by=viewer),
    )
    know_quiet_hours(viewer.id, values["quiet_hours"], values["zone"])


def as_change(form: ProfileForm) -> ProfileChange:
    """A form, whose lists are text with commas, as a change."""
    lists = {"languages": words_of(form.languages), "skills": words_of(form.skills)}
    return msgspec.convert(msgspec.structs.asdict(form) | lists, ProfileChange)


def words_of(text: str) -> list[str]:
    """The words between commas or line ends, each once. Raises Invalid when they are too many or too long."""
    found = list(dict.fromkeys(word for part in text.replace("\n", ",").split(",") if (word := " ".join(part.split()))))
    if len(found) > MOST_WORDS or any(len(one) > LONGEST_WORD for one in found):
        said = _("At most {n} entries of at most {m} characters each.").format(n=MOST_WORDS, m=LONGEST_WORD)
        raise Invalid(said, fields={"skills": said})
    return found


async def change_reading(viewer: Viewer, form: ReadingForm) -> None:
    """Change the language, the look, and whether single keys act. Raises Invalid."""
    if form.language not in LANGUAGES:
        raise _wrong("language", _("Raison does not speak this language yet."))
    await write(READING(which=viewer.id, to_language=form.language, to_theme=form.theme, to_keys=form.keys))


async def change_picture(viewer: Viewer, key: str | None) -> None:
    """Show another picture, or none."""
    await write(
        PICTURE(which=viewer.id, key=key),
        record(PersonChanged(person_id=viewer.id, fields=("picture_key",)), by=viewer),
    )


def _clean(given: Any) -> Any:
    if isinstance(given, str):
        return " ".join(given.split())
    return [" ".join(one.split()) for one in given]


def _differs(person: Person, name: str, new: Any) -> bool:
    old = _id_of(person) if name == "team_id" else getattr(person, name)
    return bool(list(old) != list(new)) if isinstance(old, tuple) else bool(old != new)


def _id_of(person: Person) -> int | None:
    return person.team.id if person.team else None


async def _team_id(viewer: Viewer, handle: str) -> int | None:
    if not handle:
        return None
    team = (await teams_by_handles([handle])).get(handle.lower())
    if team is None or viewer.limited:
        raise _wrong("team", _("There is no such team."))
    return team.id


def _wrong(field: str, said: str) -> Invalid:
    return Invalid(said, fields={field: said})


def changing(names: Iterable[str]) -> dict[str, Any]:
    """Columns of people set to parameters `to_NAME`."""
    return {name: bindparam(f"to_{name}", type_=people.c[name].type, required=True) for name in names}


_which = people.c.id == number("which")
CHANGE = statement(update(people).where(_which).values(version=people.c.version + 1, **changing(FIELDS)))
READING = statement(update(people).where(_which).values(**changing(("language", "theme", "keys"))))
PICTURE = statement(update(people).where(_which).values(version=people.c.version + 1, picture_key=word("key")))
