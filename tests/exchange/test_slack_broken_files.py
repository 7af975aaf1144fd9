"""What a file in an export may be instead of a list of messages: broken, hostile, too large, in another encoding."""

import json
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from raison.exchange.slack.reader import MAX_DAY_FILE, NotAnExport, SlackExport
from raison.exchange.slack.records import SlackMessage
from tests.exchange.slack_zips import export, messages, read, rejects, said

DAY = "general/2023-11-14.json"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbf" + json.dumps([said("caf\u00e9")]).encode(), ["caf\u00e9"]),
        (json.dumps([said("caf\u00e9")], ensure_ascii=False).encode("utf-16"), ["caf\u00e9"]),
        (json.dumps([said("caf\u00e9")], ensure_ascii=False).encode("cp1252"), ["caf\u00e9"]),
        (json.dumps([said("half \ud83d pair")]).encode(), ["half ? pair"]),
        (json.dumps([said("not a number", reply_count=float("nan"))]).encode(), ["not a number"]),
        (b"[]", []),
    ],
    ids=["bom", "utf-16", "cp1252", "half a pair", "nan", "no messages"],
)
def test_files_in_other_encodings_are_read_all_the_same(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    assert [each.source for each in messages(export(tmp_path / "export.zip", {DAY: content}))] == expected


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        (b"", DAY, "malformed_json"),
        (b"<html>", DAY, "malformed_json"),
        (b'{"messages": []}', DAY, "not_a_list"),
        (b"3", DAY, "not_a_list"),
        (json.dumps([said("first")]).encode()[:-1] + b', {"type": "mess', f"{DAY}#1", "malformed_json"),
        (json.dumps([said("first")]).encode()[:-1], f"{DAY}#1", "malformed_json"),
        (json.dumps([said("first")]).encode()[:-1] + b"," + b"[" * 200_000, f"{DAY}#1", "malformed_json"),
        (json.dumps([said("first")]).encode()[:-1] + b', "' + b"\xff" * 9, f"{DAY}#1", "malformed_json"),
    ],
    ids=["empty", "html", "object", "number", "cut", "no end", "deep", "bytes"],
)
def test_a_broken_file_is_one_reject_and_what_stands_before_the_break_is_kept(
    tmp_path: Path, content: bytes, where: str, reason: str
) -> None:
    path = export(tmp_path / "export.zip", {DAY: content, "general/2023-11-15.json": [said("next day")]})
    assert rejects(path) == [(where, reason)]
    kept = [each.source for each in read(path) if isinstance(each, SlackMessage)]
    assert kept == (["first", "next day"] if "#" in where else ["next day"])


def test_names_that_lead_out_of_the_export_and_unknown_files_are_reported_not_followed(tmp_path: Path) -> None:
    path = export(
        tmp_path / "export.zip",
        {
            "../../etc/2023-11-14.json": [said("up")],
            "/etc/2023-11-14.json": [said("root")],
            "C:\\general\\2023-11-14.json": [said("drive")],
            "general\\2023-11-13.json": [said("backslash")],
            "general/2023-11-14 (1).json": [said("copy")],
            "general/attachments/F1-photo.jpg": b"jpg",
            "2023-11-14.json": [said("no folder")],
            DAY: [said("fine")],
        },
    )
    assert sorted(rejects(path)) == [
        ("../../etc/2023-11-14.json", "unsafe_path"),
        ("2023-11-14.json", "no_channel"),
        ("C:/general/2023-11-14.json", "unsafe_path"),
        ("etc/2023-11-14.json", "unsafe_path"),
        ("general/2023-11-14 (1).json", "unknown_file"),
    ]
    assert [each.source for each in read(path) if isinstance(each, SlackMessage)] == ["backslash", "fine"]


def test_a_file_that_unpacks_to_too_much_is_refused_whatever_size_it_declares(tmp_path: Path) -> None:
    too_much = MAX_DAY_FILE + 1
    path = export(tmp_path / "export.zip", {DAY: b" " * too_much, "general/2023-11-15.json": [said("small")]})
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        assert rejects(path) == [(DAY, "too_large")]
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", too_much), struct.pack("<I", 1_000)))
    assert [where for where, _ in rejects(path)] == [DAY]
    assert [each.source for each in read(path) if isinstance(each, SlackMessage)] == ["small"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_locked_doubled_and_damaged_entries_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(DAY, json.dumps([said("one")]))
        made.writestr(DAY, json.dumps([said("two")]))
        made.writestr("general/2023-11-15.json", json.dumps([said("locked")]))
        made.writestr("general/2023-11-16.json", json.dumps([said("damaged")]))
        made.writestr("general/2023-11-17.json", json.dumps([said("strange")]))
    packed = bytearray(path.read_bytes().replace(b"damaged", b"d@maged"))
    at = packed.rfind(b"PK\x01\x02", 0, packed.rfind(b"general/2023-11-15.json"))
    struct.pack_into("<H", packed, at + 8, struct.unpack_from("<H", packed, at + 8)[0] | 1)
    at = packed.rfind(b"PK\x01\x02", 0, packed.rfind(b"general/2023-11-17.json"))
    struct.pack_into("<H", packed, at + 10, 97)
    path.write_bytes(packed)
    assert rejects(path) == [
        (DAY, "duplicate_entry"),
        ("general/2023-11-15.json", "encrypted"),
        ("general/2023-11-16.json", "damaged"),
        ("general/2023-11-17.json", "unknown_compression"),
    ]
    assert [each.source for each in read(path) if isinstance(each, SlackMessage)] == ["one"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"no zip", "not_a_zip"), (b"PK\x05\x06" + b"\x00" * 18, "no_messages"), (None, "missing")],
)
def test_what_is_no_export_says_why(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "export.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAnExport) as raised:
        SlackExport(path)
    assert raised.value.reason == reason
