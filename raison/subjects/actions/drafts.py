"""Drafts: what somebody began to write, kept for all their devices."""

import re
from typing import Any

import msgspec
from sqlalchemy import Text, bindparam, delete, exists, func, or_, select

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import by_dialect, moment, number, statement, word, write
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.markup import MAX_SOURCE
from raison.subjects.rows import DraftPost
from raison.subjects.tables import drafts

MAX_DRAFTS = 200
"""Drafts of one person."""
_KEY = re.compile(r"[a-z]{1,20}(?:-[a-z0-9]{1,20}){0,3}\Z")


class TooManyDrafts(Conflict):
    """The person has as many drafts as there can be."""


async def keep_draft(viewer: Viewer, key: str, text: str, post: DraftPost | None = None) -> None:
    """Keep what the viewer began to write; where nothing is, forget it. Raises Invalid, TooManyDrafts."""
    if _KEY.match(key) is None:
        raise Invalid(_("This is not the name of a draft."), fields={"key": key[:60]})
    beside = msgspec.json.encode(post).decode() if post is not None else None
    if max(len(text), len(beside or "")) > MAX_SOURCE:
        raise Invalid(_("A draft has at most {n} characters.").format(n=MAX_SOURCE), fields={"text": _("Too long.")})
    if not text.strip() and not (post and post.begun):
        await drop_draft(viewer, key)
        return
    many = TooManyDrafts(_("You have {n} drafts. Send or empty one of them first.").format(n=MAX_DRAFTS))
    await write(KEEP_DRAFT(person=viewer.id, key=key, text=text, post=beside, at=now_us()).hitting(), conflict=many)


async def drop_draft(viewer: Viewer, key: str) -> None:
    """Forget a draft."""
    await write(DELETE_DRAFT(person=viewer.id, key=key))


def _keep(dialect: Any) -> Any:
    room = select(func.count()).where(drafts.c.person_id == number("person")).scalar_subquery() < MAX_DRAFTS
    there = exists().where(drafts.c.person_id == number("person"), drafts.c.key == word("key"))
    text = bindparam("text", type_=Text(), required=True)
    post = bindparam("post", type_=Text(), required=True)
    row = select(number("person"), word("key"), text, post, moment("at")).where(or_(room, there))
    clause = dialect.insert(drafts).from_select(["person_id", "key", "text", "post", "changed_at"], row)
    fresh = {name: clause.excluded[name] for name in ("text", "post", "changed_at")}
    return clause.on_conflict_do_update(index_elements=["person_id", "key"], set_=fresh)


KEEP_DRAFT = by_dialect(_keep)
DELETE_DRAFT = statement(delete(drafts).where(drafts.c.person_id == number("person"), drafts.c.key == word("key")))
