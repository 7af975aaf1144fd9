"""One message at a time: authors, threads, edits, reactions, files, events, and what is odd about them."""

from pathlib import Path
from typing import Any

import pytest

from raison.exchange.slack.records import Reject, SlackMessage
from raison.exchange.slack.subtypes import sort_of
from tests.exchange.slack_zips import export, messages, read, rejects, said

DAY = "general/2023-11-14.json"


@pytest.fixture
def one(tmp_path: Path):
    """Reads one object as the only one of its day."""

    def read_one(written: Any) -> SlackMessage | Reject:
        (found,) = read(export(tmp_path / "export.zip", {DAY: [written]}))
        return found

    return read_one


def test_a_message_keeps_who_when_and_what(one) -> None:
    found = one(
        said(
            "Pump <@U0BO> *now*",
            user_team="T0PUMPS",
            edited={"user": "U0ADA", "ts": "1700000060.000000"},
            reactions=[
                {"name": "eyes", "users": ["U0BO", "U0BO"], "count": 1},
                {"name": "wave::skin-tone-3", "users": ["U0BO"], "count": 12},
            ],
            user_profile={"real_name": "Ada Lind", "name": "ada.l"},
        )
    )
    assert found == SlackMessage(
        channel="C0GENERAL",
        ts="1700000000.000100",
        at_us=1_700_000_000_000_100,
        author="U0ADA",
        author_name="Ada Lind",
        author_team="T0PUMPS",
        source="Pump @U0BO **now**",
        thread_ts=None,
        broadcast=False,
        edited_us=1_700_000_060_000_000,
        reactions=(("eyes", ("U0BO",), 1), ("wave::skin-tone-3", ("U0BO",), 12)),
        files=(),
        mentions=("U0BO",),
        subtype="",
        event=False,
        position=f"{DAY}#0",
    )


def test_replies_keep_their_thread_also_when_its_head_is_missing(tmp_path: Path) -> None:
    head, reply, orphan, shown = messages(
        export(
            tmp_path / "export.zip",
            {
                DAY: [
                    said("Which seal?", at="1700000000.000100", thread_ts="1700000000.000100", reply_count=2),
                    said("The red one", at="1700000001.000100", thread_ts="1700000000.000100", by="U0BO"),
                    said("An answer to last year", at="1700000002.000100", thread_ts="1600000000.000100"),
                    said(
                        "For all to see",
                        at="1700000003.000100",
                        thread_ts="1700000000.000100",
                        subtype="thread_broadcast",
                        root=said("Which seal?"),
                    ),
                ]
            },
        )
    )
    assert (head.thread_ts, reply.thread_ts, orphan.thread_ts) == (None, head.ts, "1600000000.000100")
    assert (shown.thread_ts, shown.broadcast, shown.event) == (head.ts, True, False)


def test_a_bot_is_known_by_its_own_id_and_called_as_it_called_itself(one) -> None:
    webhook = {"type": "message", "subtype": "bot_message", "ts": "1700000000.000100", "text": "down"}
    found = one({**webhook, "bot_id": "B07", "username": "Pump watch"})
    assert (found.author, found.author_name, found.event) == ("bot:B07", "Pump watch", False)
    found = one({**webhook, "bot_id": "B07", "username": None, "bot_profile": {"id": "B07", "name": "Watch"}})
    assert (found.author, found.author_name) == ("bot:B07", "Watch")
    assert one({**webhook, "username": "Old hook"}).author == "bot:Old hook"
    assert one(said("by an app for Ada", bot_id="B08")).author == "U0ADA"


def test_files_are_links_without_the_token_that_opens_all_of_them(one) -> None:
    url = "https://files.slack.com/files-pri/T0-F1/seal.pdf"
    found = one(
        said(
            "",
            files=[
                {"id": "F1", "name": "seal.pdf", "mimetype": "application/pdf", "size": 12, "mode": "hosted",
                 "url_private": f"{url}?t=xoxe-1-2-ab", "url_private_download": f"{url}?dl=1&t=xoxe-1-2-ab"},
                {"id": "F2", "mode": "tombstone"},
                {"id": "F3", "mode": "hidden_by_limit"},
                {"id": "F4", "mode": "file_access", "file_access": "check_file_info"},
                {"id": "F5", "mode": "external", "name": "Plan", "url_private": "https://docs.example/plan"},
                {"id": "F6", "name": "x", "size": -1, "url_private": "javascript:alert(1)"},
                "F7",
            ],
        )
    )  # fmt: skip
    assert [(each.id, each.name, each.size, each.url, each.gone) for each in found.files] == [
        ("F1", "seal.pdf", 12, url, False),
        ("F2", "F2", 0, "", True),
        ("F3", "F3", 0, "", True),
        ("F4", "F4", 0, "", True),
        ("F5", "Plan", 0, "https://docs.example/plan", False),
        ("F6", "x", 0, "", True),
    ]
    assert found.files[0].fetch_url == f"{url}?dl=1&t=xoxe-1-2-ab"
    assert found.source == ""
    assert not found.event


def test_uploads_of_the_old_kind_keep_their_file_and_comment(one) -> None:
    file = {"id": "F1", "name": "a.js", "url_private": "https://files.slack.com/a.js", "user": "U0ADA"}
    shared = said("<@U0ADA> uploaded a file: <https://s.example/a|A> and commented: Look *here*", file=file)
    found = one({**shared, "subtype": "file_share"})
    assert (found.source, [each.id for each in found.files]) == ("Look **here**", ["F1"])
    found = one({**shared, "subtype": "file_share", "text": "<@U0ADA> uploaded a file: <https://s.example/a|A>"})
    assert (found.source, len(found.files)) == ("", 1)
    commented = {"type": "message", "subtype": "file_comment", "ts": "1700000000.000100", "text": "…", "file": file,
                 "comment": {"user": "U0BO", "comment": "Nice"}}  # fmt: skip
    found = one(commented)
    assert (found.author, found.source) == ("U0BO", "Nice")


def test_me_messages_are_in_italics(one) -> None:
    assert one(said("wanders in.", subtype="me_message")).source == "*wanders in.*"


EVENTS = [
    "channel_join", "channel_leave", "group_join", "group_leave", "channel_topic", "channel_purpose", "channel_name",
    "channel_archive", "channel_unarchive", "channel_convert_to_private", "channel_posting_permissions", "bot_add",
    "bot_remove", "pinned_item", "reminder_add", "tombstone", "channel_tab_added", "channel_canvas_updated",
    "welcome_party", "huddle_thread", "sh_room_created", "message_changed", "message_deleted", "message_replied",
]  # fmt: skip


@pytest.mark.parametrize("subtype", EVENTS)
def test_what_happened_to_a_channel_is_an_event_and_counted(one, subtype: str) -> None:
    found = one(said("<@U0ADA> did it", subtype=subtype, reactions=[{"name": "tada", "users": ["U0BO"], "count": 1}]))
    assert (found.event, found.subtype, found.author, len(found.reactions)) == (True, subtype, "U0ADA", 1)


def test_a_subtype_that_nobody_has_met_is_words_if_it_says_something() -> None:
    assert sort_of("brand_new", spoken=True) == "words"
    assert sort_of("brand_new", spoken=False) == "event"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("just text", "not_an_object"),
        (None, "not_an_object"),
        ([1], "not_an_object"),
        (said("hello", type="presence_change"), "not_a_message"),
        (said("hello", at="yesterday"), "bad_time"),
        (said("hello", at="99999999999.000000"), "bad_time"),
        (said("hello", ts=None), "bad_time"),
        (said("hello", ts={"$date": 1}), "bad_time"),
        ({"type": "message", "text": "hello", "ts": "1700000000.000100"}, "no_author"),
        (said("hello", by=""), "no_author"),
        (said(""), "empty"),
        (said("secret", subtype="ekm_access_denied"), "withheld"),
    ],
)
def test_what_can_not_be_read_is_rejected_with_its_reason_and_no_words(one, written: Any, reason: str) -> None:
    found = one(written)
    assert isinstance(found, Reject)
    assert (found.where, found.reason, found.detail, len(found.raw_sha256)) == (f"{DAY}#0", reason, "", 64)


def test_odd_fields_do_not_cost_the_message(one) -> None:
    found = one(
        said(
            "kept\x00",
            ts=1700000000.0001,
            thread_ts=7,
            edited="never",
            reactions={"name": "x"},
            files="none",
            blocks="none",
            attachments=[None, 3, {"fallback": ["x"]}],
            user_profile=[],
            subtype=None,
            user_team={},
        )
    )
    assert isinstance(found, SlackMessage)
    assert (found.ts, found.source, found.edited_us, found.reactions) == ("1700000000.000100", "kept", None, ())


def test_the_same_message_twice_is_one_and_another_under_its_time_is_kept(tmp_path: Path) -> None:
    path = export(tmp_path / "export.zip", {DAY: [said("one"), said("one"), said("two"), said("two"), said("three")]})
    found = [each for each in read(path) if isinstance(each, SlackMessage)]
    ts = "1700000000.000100"
    assert [(each.ts, each.source, each.at_us) for each in found] == [
        (ts, "one", 1_700_000_000_000_100),
        (f"{ts}#2", "two", 1_700_000_000_000_100),
        (f"{ts}#3", "three", 1_700_000_000_000_100),
    ]
    assert rejects(path) == [(f"{DAY}#1", "duplicate"), (f"{DAY}#3", "duplicate")]
