"""Passwords: what is good enough, and argon2id in threads of its own, since one check takes 40 ms and 32 MiB."""

import asyncio
import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.people.names import folded

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Result = TypeVar("Result")
SHORTEST = 12
LONGEST = 200
"""Characters; more would only make the server work."""
DISTINCT = 5
"""Different characters that a password must have: `aaaaaaaaaaaa` and `121212121212` have fewer."""
OWN_LEFT = 8
"""Characters that must stay when the person's own names are taken away."""
COMMON = frozenset(
    """password passwort passw0rd kennwort qwertyuiop qwertzuiop qwerty qwertz asdfghjkl letmein welcome willkommen
    iloveyou administrator administrateur changeme changemenow changeit sunshine princess football baseball dragon
    superman batman trustno monkey master shadow starwars geheim hallo internet computer correcthorsebatterystaple
    motdepasse contrasena company secret default guest raison abcdefghijkl abcdefghijklm zaqxswcdevfr""".split()
)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="passwords")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def check_password(password: str, *own: str) -> None:
    """Whether it may be used by somebody called `own` (name, address, company). Raises Invalid, which says why not."""
    reason = _fault(unicodedata.normalize("NFKC", password), own)
    if reason:
        raise Invalid(reason, fields={"password": reason})


def _fault(password: str, own: tuple[str, ...]) -> str:
    plain = folded(password)
    if len(password) < SHORTEST:
        return _("Use at least {n} characters. A few words that do not belong together are easy to keep.").format(
            n=SHORTEST
        )
    if len(password) > LONGEST:
        return _("Use at most {n} characters.").format(n=LONGEST)
    if len(set(plain)) < DISTINCT or "0123456789012345".startswith(plain) or plain in "12345678901234567890":
        return _("This repeats the same few characters. Choose one that is harder to guess.")
    if _EDGES.sub("", plain) in COMMON or re.sub(r"[\W\d_]+", "", plain) in COMMON:
        return _("This is one of the passwords that are tried first. Choose another.")
    if _is_own(plain, own):
        return _("This is mostly your own name or address. Choose one that is harder to guess.")
    return ""


def _is_own(plain: str, own: tuple[str, ...]) -> bool:
    words = sorted({word for part in own for word in re.split(r"[\W_]+", folded(part)) if len(word) > 2}, key=len)
    left = plain
    for word in reversed(words):
        left = left.replace(word, "")
    return left != plain and len(re.sub(r"[\W\d_]+", "", left)) < OWN_LEFT


async def hash_password(password: str) -> str:
    """What is stored of a password."""
    return await _in_thread(_hashed, unicodedata.normalize("NFKC", password[:LONGEST]))


async def verify_password(stored: str | None, password: str) -> bool:
    """Whether it is the one. For an account that does not exist (None) the same work is done, and the answer is no."""
    return await _in_thread(_verified, stored, unicodedata.normalize("NFKC", password[:LONGEST]))


def outdated(stored: str) -> bool:
    """Whether it was hashed with other parameters than today's."""
    return _hasher().check_needs_rehash(stored)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # with the first password, in its thread

    # OWASP's password storage cheat sheet asks for at least 19 MiB and two passes; this is the next step up
    return PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


def _hashed(password: str) -> str:
    return _hasher().hash(password)


def _verified(stored: str | None, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(stored or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@cache
def _nobodys() -> str:
    return _hashed("the password of nobody")


async def _in_thread(work: Callable[..., Result], *arguments: Any) -> Result:
    return await asyncio.get_running_loop().run_in_executor(_threads, work, *arguments)
