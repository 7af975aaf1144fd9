"""Who follows a subject, and how far the five demo roles have read: most of it, so that an inbox stays quiet."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from zlib import crc32

from raison.demo.story.people import ROLES
from raison.demo.story.records import StoryCommunity, StoryMessage

MENTION = re.compile(r"(?<![\w@])@([a-z0-9][a-z0-9-]*)")
_FRESH = timedelta(hours=30)
_OPEN_SHARE = 4  # of fresh subjects a role has left open one in so many


def mentioned(messages: Sequence[StoryMessage]) -> list[str]:
    return [handle for message in messages for handle in MENTION.findall(message.source)]


def followers_of(messages: Sequence[StoryMessage], community: StoryCommunity, rng: Random) -> tuple[str, ...]:
    """Those who wrote or were named, and some who only wanted to know."""
    everybody = community.everybody
    curious = rng.sample(everybody, min(len(everybody), rng.choice((0, 0, 1, 1, 2, 3))))
    involved = [message.author for message in messages] + mentioned(messages) + curious
    return tuple(handle for handle in dict.fromkeys(involved) if handle in everybody)


def _left_unread(handle: str, messages: Sequence[StoryMessage], followers: Sequence[str], now: datetime) -> int:
    """How many of the newest messages this role has not seen: few, and never one that asks them."""
    if handle not in followers or handle == ROLES["owner"] or messages[-1].at < now - _FRESH:
        return 0
    if crc32(f"{handle}{messages[0].source}".encode()) % _OPEN_SHARE:
        return 0
    own = max((n for n, m in enumerate(messages) if m.author == handle or handle in mentioned([m])), default=-1)
    return min(3, len(messages) - 1 - own)


def read_by(
    messages: Sequence[StoryMessage],
    followers: Sequence[str],
    community: StoryCommunity,
    unread: str | None,
    now: datetime,
) -> dict[str, int]:
    """How many messages each role has read. What a scenario leaves unread, it leaves to the owner."""
    read = {
        handle: len(messages) - _left_unread(handle, messages, followers, now)
        for handle in ROLES.values()
        if handle in community.everybody
    }
    if unread and ROLES["owner"] in read:
        read[ROLES["owner"]] = max(0, len(messages) - int(unread))
    return read
