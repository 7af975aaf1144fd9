"""What msgspec complains of, in a sentence for whoever filled a form in."""

import re
from collections.abc import Callable

from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext

MANY = r"`(?:array|object)` of length"


def in_words(complaint: str) -> str:
    """The sentence for a complaint such as "Expected `str` of length <= 80"."""
    for pattern, say in SENTENCES:
        found = re.search(pattern, complaint)
        if found:
            return say(int(found[1]) if found.groups() else 0)
    return _("This can't be used.")


def _at_least(n: int) -> str:
    if n == 1:
        return _("Write something here.")
    return ngettext("Write at least {n} character.", "Write at least {n} characters.", n).format(n=n)


def _at_most(n: int) -> str:
    return ngettext("At most {n} character.", "At most {n} characters.", n).format(n=n)


def _not_fewer(n: int) -> str:
    return ngettext("Choose at least {n}.", "Choose at least {n}.", n).format(n=n)


def _not_more(n: int) -> str:
    return ngettext("Choose at most {n}.", "Choose at most {n}.", n).format(n=n)


SENTENCES: tuple[tuple[str, Callable[[int], str]], ...] = (
    (r"missing required field", lambda _n: _("This is needed.")),
    (r"`str` of length >= (\d+)", _at_least),
    (r"`str` of length <= (\d+)", _at_most),
    (MANY + r" >= (\d+)", _not_fewer),
    (MANY + r" <= (\d+)", _not_more),
    (r"`int` >= (\d+)", lambda n: _("{n} or more.").format(n=n)),
    (r"`int` <= (\d+)", lambda n: _("{n} or less.").format(n=n)),
    (r"Expected `int`", lambda _n: _("Write a whole number.")),
    (r"Invalid enum value", lambda _n: _("Choose one of those that are offered.")),
    (r"matching regex", lambda _n: _("It has to be written as the example beside it.")),
)
