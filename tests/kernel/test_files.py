"""Files come back byte for byte, once each, and nothing in them can run."""

import hashlib
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raison.kernel.files import (
    SHOWN_INLINE,
    Files,
    FileTooLarge,
    NoSuchFile,
    RangeNotSatisfiable,
    Stored,
    cleaned_name,
    disposition,
    serving_headers,
    wanted_range,
)
from raison.kernel.files.sniffing import sniffed

MIB = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture(params=["folder", "object store"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return Files(tmp_path / "files" if request.param == "folder" else "memory:///")


async def chunks(content: bytes, size: int = 64 * 1024) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


async def read(files: Files, key: str, start: int = 0, end: int | None = None) -> bytes:
    return b"".join([chunk async for chunk in await files.open(key, start=start, end=end)])


def left_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 65_537, 3 * MIB + 5])
async def test_a_file_comes_back_byte_for_byte_whole_and_in_parts(files: Files, size: int):
    content = bytes(range(251)) * (size // 251 + 1)
    content = content[:size]
    stored = await files.put(chunks(content), name="numbers.bin")
    assert stored.key.endswith(hashlib.sha256(content).hexdigest())
    assert stored.size == size == await files.size(stored.key)
    assert await read(files, stored.key) == content
    assert await read(files, stored.key, 10, 70_000) == content[10:70_000]
    assert await read(files, stored.key, size - 1 if size else 0) == content[-1:]
    assert await read(files, stored.key, size + 5) == b""


async def test_the_same_content_is_stored_once_whatever_it_is_called(files: Files):
    first = await files.put(chunks(PNG), name="a.png")
    second = await files.put(chunks(PNG, 3), name="b.png")
    assert first.key == second.key
    assert (first.name, second.name) == ("a.png", "b.png")


async def test_a_file_over_the_limit_leaves_nothing_and_one_at_the_limit_is_kept(tmp_path: Path):
    files = Files(tmp_path)
    with pytest.raises(FileTooLarge):
        await files.put(chunks(b"x" * (2 * MIB + 1)), name="big", limit=2 * MIB)
    assert left_in(tmp_path) == []
    assert (await files.put(chunks(b"x" * 2 * MIB), name="big", limit=2 * MIB)).size == 2 * MIB


async def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path):
    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * (2 * MIB)
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await Files(tmp_path).put(broken(), name="half")
    assert left_in(tmp_path) == []


async def test_a_large_file_passes_through_bounded_memory(tmp_path: Path):
    async def much() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield bytes(MIB)

    files = Files(tmp_path)
    tracemalloc.start()
    stored = await files.put(much(), name="zeros")
    total = 0
    async for chunk in await files.open(stored.key):
        total += len(chunk)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total == 64 * MIB
    assert peak < 16 * MIB


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", "aa/" + "0" * 64, "/etc/passwd", "aa/../" + "0" * 64, "aa/" + "0" * 63 + "\n"]
)
async def test_a_key_that_was_never_given_out_finds_nothing(files: Files, key: str):
    with pytest.raises(NoSuchFile):
        await files.open(key)
    assert await files.delete(key) is False


async def test_a_deleted_file_is_gone_but_not_while_it_is_young(files: Files):
    stored = await files.put(chunks(PNG), name="a.png")
    assert await files.delete(stored.key, older_than=60) is False
    assert await read(files, stored.key) == PNG
    assert await files.delete(stored.key) is True
    with pytest.raises(NoSuchFile):
        await files.open(stored.key)
    assert await files.delete(stored.key) is False


@pytest.mark.parametrize(
    ("head", "name", "claimed", "kind"),
    [
        (PNG, "a.html", "text/html", "image/png"),
        (b"\xff\xd8\xff\xe0", "a", "", "image/jpeg"),
        (b"GIF89a/*", "a.js", "text/javascript", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a", "", "image/webp"),
        (b"\x00\x00\x00\x1cftypavif", "a", "", "image/avif"),
        (b"\x00\x00\x00\x1cftypisom", "a", "", "video/mp4"),
        (b"%PDF-1.7", "a.png", "image/png", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg", "image/svg+xml", "text/plain"),
        (b"<!doctype html><script>alert(1)</script>", "a.png", "image/png", "text/plain"),
        (b"name,value\n1,2\n", "a.csv", "", "text/csv"),
        (b"name,value\n1,2\n", "table", "text/csv", "text/csv"),
        (
            b"PK\x03\x04rest",
            "report.docx",
            "",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04rest", "report.png", "image/png", "application/zip"),
        (b"MZ\x90\x00\x03", "setup.png", "image/png", "application/octet-stream"),
        ("grün".encode() + b"\xc3", "a.txt", "", "text/plain"),
        (b"\xc3(", "a.txt", "text/plain", "application/octet-stream"),
        (b"", "empty", "text/html", "text/plain"),
    ],
)
def test_a_file_is_what_its_bytes_say(head: bytes, name: str, claimed: str, kind: str):
    assert sniffed(head, name=name, claimed=claimed) == kind


@given(
    head=st.binary(max_size=300), name=st.text(max_size=20), claimed=st.sampled_from([*SHOWN_INLINE, "text/html", "x"])
)
def test_no_name_and_no_claim_makes_a_file_one_that_is_shown_inline(head: bytes, name: str, claimed: str):
    honest = sniffed(head)
    assert (sniffed(head, name=name, claimed=claimed) in SHOWN_INLINE) == (honest in SHOWN_INLINE)
    assert sniffed(head, name=name, claimed=claimed) not in {"text/html", "image/svg+xml", "text/javascript"}


def test_only_pictures_and_films_are_shown_and_everything_is_fenced_in():
    shown = serving_headers(Stored(key="aa/bb", size=1, content_type="image/png", name="a.png"))
    saved = serving_headers(Stored(key="aa/cc", size=1, content_type="text/plain", name="a.html"))
    assert shown["Content-Disposition"] == 'inline; filename="a.png"'
    assert saved["Content-Disposition"] == 'attachment; filename="a.html"'
    assert saved["Content-Type"] == "text/plain; charset=utf-8"
    for headers in (shown, saved):
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.docx", "plan.docx"),
        ("line\r\nbreak.txt", "linebreak.txt"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("..", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("CON.txt", "_CON.txt"),
        ('a<b>"c|?*.txt', "a_b__c___.txt"),
        ("  spaces   inside  .txt ", "spaces inside.txt"),
        ("Übersicht für 2024.xlsx", "Übersicht für 2024.xlsx"),
        ("計画.pdf", "計画.pdf"),
    ],
)
def test_names_are_cleaned_and_stay_readable(given_name: str, kept: str):
    assert cleaned_name(given_name) == kept


@given(st.text(max_size=400))
def test_a_cleaned_name_is_a_safe_name_and_stays_as_it_is(name: str):
    cleaned = cleaned_name(name)
    assert cleaned
    assert len(cleaned.encode()) <= 240
    assert not set(cleaned) & set('/\\:*?"<>|\r\n\0')
    assert cleaned_name(cleaned) == cleaned


@given(st.text(max_size=80))
def test_a_disposition_is_one_header_line_that_quotes_the_name(name: str):
    header = disposition("attachment", cleaned_name(name))
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2


def test_a_disposition_gives_old_and_new_browsers_a_name():
    assert disposition("attachment", "Plan für 2024 €.pdf") == (
        "attachment; filename=\"Plan f_r 2024 _.pdf\"; filename*=UTF-8''Plan%20f%C3%BCr%202024%20%E2%82%AC.pdf"
    )


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (None, None),
        ("bytes=0-9", (0, 10)),
        ("bytes=90-", (90, 100)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-5", (95, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=9-3", None),
        ("bytes=", None),
    ],
)
def test_a_range_header_names_a_part_or_the_whole(header: str | None, part: tuple[int, int] | None):
    assert wanted_range(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(header: str):
    with pytest.raises(RangeNotSatisfiable):
        wanted_range(header, 100)
