"""What the tests of posts and home do again and again: posting, and counting statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from raison.communities.policies import visible_place
from raison.kernel.access import Viewer
from raison.kernel.database import Statement
from raison.kernel.database.current import before_statement
from raison.posts.actions import open_post
from raison.posts.queries import feed
from raison.posts.rows import NewPost


async def posted(viewer: Viewer, place_id: int, text: str, **post: Any) -> int:
    """A post; its subject's id."""
    return await open_post(viewer, await visible_place(viewer, place_id), NewPost(text=text, **post))


async def titles(viewer: Viewer, tab: Any = "for_you") -> list[str]:
    """The titles that somebody sees in a tab."""
    return [card.title for card in (await feed(viewer, tab)).cards]


@contextmanager
def counted() -> Iterator[list[Statement]]:
    """The statements that are run in the block."""
    seen: list[Statement] = []
    before_statement.append(seen.append)
    try:
        yield seen
    finally:
        before_statement.remove(seen.append)
