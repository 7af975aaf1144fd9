"""People and channels from the lists of an export, where any entry may be anything."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from raison.exchange.slack.reader.values import address, microseconds, word
from raison.exchange.slack.records import ChannelKind, SlackChannel, SlackPerson

KIND_OF: dict[str, ChannelKind] = {
    "channels.json": "public",
    "groups.json": "private",
    "mpims.json": "group_dm",
    "dms.json": "dm",
}


class ListedPerson(msgspec.Struct, gc=False):
    """An entry of users.json, as it stands there."""

    id: Any = None
    team_id: Any = None
    name: Any = None
    real_name: Any = None
    deleted: Any = None
    tz: Any = None
    is_bot: Any = None
    is_restricted: Any = None
    is_ultra_restricted: Any = None
    is_stranger: Any = None
    enterprise_user: Any = None
    profile: Any = None


class ListedChannel(msgspec.Struct, gc=False):
    """An entry of channels.json, groups.json, mpims.json or dms.json, as it stands there."""

    id: Any = None
    name: Any = None
    created: Any = None
    creator: Any = None
    is_archived: Any = None
    is_private: Any = None
    members: Any = None
    topic: Any = None
    purpose: Any = None


def home_team(people: Iterator[ListedPerson]) -> str:
    """The workspace that most people belong to: the export doesn't say whose it is."""
    teams = Counter(team for person in people if (team := word(person.team_id)))
    return teams.most_common(1)[0][0] if teams else ""


def person_of(listed: ListedPerson, *, home: str) -> SlackPerson | None:
    """None without an id."""
    if not (slack_id := word(listed.id)):
        return None
    profile: dict[str, object] = listed.profile if isinstance(listed.profile, dict) else {}
    email = word(profile.get("email"))
    names = (profile.get("real_name"), listed.real_name, profile.get("display_name"), listed.name)
    team = word(listed.team_id)
    elsewhere = bool(team and home and team != home and not listed.enterprise_user)
    pictures = (address(profile.get(key)) for key in ("image_512", "image_192", "image_72", "image_original"))
    return SlackPerson(
        id=slack_id,
        name=next((name for each in names if (name := word(each))), slack_id),
        handle=word(listed.name) or word(profile.get("display_name")),
        email=email if "@" in email else None,
        title=word(profile.get("title")),
        zone=word(listed.tz),
        deleted=listed.deleted is True,
        bot=listed.is_bot is True or slack_id == "USLACKBOT",
        restricted=listed.is_restricted is True or listed.is_ultra_restricted is True,
        external=listed.is_stranger is True or elsewhere,
        picture_url=next((url for url in pictures if url), ""),
    )


def channel_of(listed: ListedChannel, *, kind: ChannelKind, folder: str) -> SlackChannel | None:
    """None without an id. A conversation of two has its id for a name."""
    if not (slack_id := word(listed.id)):
        return None
    return SlackChannel(
        id=slack_id,
        name=word(listed.name) or slack_id,
        kind="private" if kind == "public" and listed.is_private is True else kind,
        topic=_value(listed.topic),
        purpose=_value(listed.purpose),
        created_us=microseconds(listed.created),
        creator=word(listed.creator),
        members=ids(listed.members),
        archived=listed.is_archived is True,
        folder=folder,
    )


def ids(value: object) -> tuple[str, ...]:
    """Slack ids, each once, in their order."""
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(each for one in value if (each := word(one))))


def _value(text: object) -> str:
    """A topic or purpose: {"value": …}, or the words themselves."""
    return word(text.get("value")) if isinstance(text, dict) else word(text)
