"""Attachments: whose they are, who may read them, how they are served, when they are forgotten."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from raison.kernel.access import Viewer
from raison.kernel.clock import shifted
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.jobs import JobRunner
from raison.subjects import uploads
from raison.subjects.actions import delete_message, edit_message, reply
from raison.subjects.policies import visible_message, visible_together
from raison.subjects.rows import Subject
from raison.subjects.uploads import files, visible_upload
from tests.support.company import Company
from tests.support.programs import Client

BOUNDARY = "a-boundary-of-the-tests"


def multipart(*parts: tuple[str, str | None, bytes]) -> bytes:
    """A form with fields and files: (name, file name or None, content)."""
    body = b""
    for name, filename, content in parts:
        named = f'; filename="{filename}"' if filename is not None else ""
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode()
        body += content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


async def send(client: Client, viewer: Viewer, path: str, body: bytes):
    """Send a multipart form as a browser does."""
    kind = {"content-type": f"multipart/form-data; boundary={BOUNDARY}", "sec-fetch-site": "same-origin"}
    return await client._send("POST", path, viewer, headers=kind, content=body)


async def uploaded(client: Client, viewer: Viewer, name: str = "seal.txt", content: bytes = b"Dry.") -> int:
    """The id of a file that was just sent."""
    answer = await send(client, viewer, "/files", multipart(("file", name, content)))
    assert answer.status_code == 200, answer.text
    return int(answer.json()["id"])


def picture() -> bytes:
    """A JPEG that says where it was taken."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "CAMERA-OF-THE-TESTS"
    Image.new("RGB", (900, 600), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_a_file_waits_for_its_message_and_then_belongs_to_its_place(
    client: Client, company: Company, field: Subject
):
    file_id = await uploaded(client, company.bo)
    path = f"/files/{file_id}/seal.txt"
    assert (await client.get(path, viewer=company.bo)).content == b"Dry."
    for viewer in (company.ada, company.carla, company.eve):
        assert (await client.get(path, viewer=viewer)).status_code == 404
    await reply(company.bo, field, source="", attachments=[file_id])
    for viewer in (company.ada, company.carla, company.gil):
        assert (await client.get(path, viewer=viewer)).content == b"Dry."
    for viewer in (company.eve, company.max, company.petra):
        assert (await client.get(path, viewer=viewer)).status_code == 404
    assert (await client.get(path)).status_code in (303, 401)


async def test_only_ones_own_waiting_files_can_be_attached(client: Client, company: Company, pumps: Subject):
    foreign, mine = await uploaded(client, company.eve), await uploaded(client, company.bo)
    for wrong in ([foreign], [mine, foreign], [12345]):
        with pytest.raises(Invalid):
            await reply(company.bo, pumps, source="Look", attachments=wrong)
    await reply(company.bo, pumps, source="Look", attachments=[mine])
    with pytest.raises(Invalid):
        await reply(company.bo, pumps, source="Again", attachments=[mine])


async def test_a_form_with_files_works_without_script(client: Client, company: Company, pumps: Subject):
    body = multipart(
        ("text", None, b"With two files"), ("file", "a.txt", b"A"), ("file", "b.txt", b"B"), ("file", "", b"")
    )
    answer = await send(client, company.bo, f"/subjects/{pumps.id}/replies", body)
    assert answer.status_code == 303
    message = await visible_message(company.ada, int(answer.headers["location"].rpartition("/")[2]))
    assert (message.source, [file.name for file in message.attachments]) == ("With two files", ["a.txt", "b.txt"])


async def test_a_reply_that_comes_back_keeps_its_files(client: Client, company: Company, pumps: Subject):
    body = multipart(("text", None, b"x" * 40_001), ("file", "a.txt", b"A"))
    answer = await send(client, company.bo, f"/subjects/{pumps.id}/replies", body)
    assert answer.status_code == 422
    assert 'name="attachment"' in answer.text
    assert "a.txt" in answer.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\\\temp\\\\x.exe", "x.exe"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("<script>alert(1)</script>.png", "script_.png"),
        ("thumb", "thumb"),
        ("a b; c.txt", "a b; c.txt"),
    ],
)
async def test_hostile_names_are_only_names(client: Client, company: Company, pumps: Subject, sent: str, kept: str):
    file_id = await uploaded(client, company.bo, sent)
    upload = await visible_upload(company.bo, file_id)
    assert upload.name == kept
    message_id = await reply(company.bo, pumps, source="Look", attachments=[file_id])
    [file] = (await visible_message(company.bo, message_id)).attachments
    answer = await client.get(file.url, viewer=company.ada)
    assert answer.content == b"Dry."
    assert answer.headers["content-disposition"].startswith("attachment;")
    page = await client.get(f"/subjects/{pumps.id}", viewer=company.ada)
    assert "<script>alert" not in page.text


async def test_nothing_that_was_sent_runs_here(client: Client, company: Company):
    for name, content in (("x.html", b"<script>alert(1)</script>"), ("x.svg", b"<svg onload='alert(1)'/>")):
        file_id = await uploaded(client, company.bo, name, content)
        answer = await client.get(f"/files/{file_id}/{name}", viewer=company.bo)
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "private, no-cache"


async def test_a_picture_gets_a_thumbnail_without_what_its_camera_wrote(client: Client, company: Company):
    answer = await send(client, company.bo, "/files", multipart(("file", "pump.jpg", picture())))
    told = answer.json()
    assert told["thumb_url"] == f"/files/{told['id']}/thumb"
    assert told["content_type"] == "image/jpeg"
    thumb = await client.get(told["thumb_url"], viewer=company.bo)
    assert thumb.status_code == 200
    assert thumb.headers["content-type"] == "image/webp"
    assert b"CAMERA-OF-THE-TESTS" not in thumb.content
    assert Image.open(io.BytesIO(thumb.content)).size == (480, 320)
    assert (await client.get(told["thumb_url"], viewer=company.eve)).status_code == 404


async def test_the_original_of_a_picture_does_not_say_where_it_was_taken(client: Client, company: Company):
    answer = await send(client, company.bo, "/files", multipart(("file", "pump.jpg", picture())))
    told = answer.json()
    original = await client.get(told["url"], viewer=company.bo)
    assert int(original.headers["content-length"]) == told["size"] == len(original.content)
    assert b"CAMERA-OF-THE-TESTS" not in original.content
    sent, kept = Image.open(io.BytesIO(picture())), Image.open(io.BytesIO(original.content))
    assert sent.tobytes() == kept.tobytes()
    again = await send(client, company.bo, "/files", multipart(("file", "again.jpg", original.content)))
    stored = [await visible_upload(company.bo, int(one["id"])) for one in (told, again.json())]
    assert stored[0].key == stored[1].key


async def test_a_damaged_picture_is_kept_as_a_file(client: Client, company: Company):
    answer = await send(client, company.bo, "/files", multipart(("file", "pump.jpg", picture()[:200])))
    assert answer.status_code == 200
    assert answer.json()["thumb_url"] is None


async def test_a_part_of_a_file_can_be_asked_for_and_an_unchanged_one_is_not_sent_again(
    client: Client, company: Company
):
    path = f"/files/{await uploaded(client, company.bo, content=b'0123456789')}/seal.txt"
    part = await client.get(path, viewer=company.bo, range="bytes=2-4")
    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    beyond = await client.get(path, viewer=company.bo, range="bytes=20-")
    assert beyond.status_code == 416
    whole = await client.get(path, viewer=company.bo)
    again = await client.get(path, viewer=company.bo, if_none_match=whole.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "body", [b"", b"nonsense", f"--{BOUNDARY}\r\n".encode(), multipart(("text", None, b"no file"))]
)
async def test_a_form_without_a_readable_file_is_a_bad_request(client: Client, company: Company, body: bytes):
    assert (await send(client, company.bo, "/files", body)).status_code == 400
    urlencoded = await client.post("/files", viewer=company.bo, form={"file": "x"})
    assert urlencoded.status_code == 400


async def test_too_large_a_file_is_refused_in_words(client: Client, company: Company, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uploads, "MAX_FILE", 3)
    answer = await send(client, company.bo, "/files", multipart(("file", "big.bin", b"1234")))
    assert answer.status_code == 413
    assert "big.bin is larger than" in answer.text


async def test_what_no_message_takes_within_a_day_is_forgotten(client: Client, company: Company, pumps: Subject):
    lost, used = (
        await uploaded(client, company.bo, content=b"lost"),
        await uploaded(client, company.bo, content=b"used"),
    )
    await reply(company.bo, pumps, source="Look", attachments=[used])
    with shifted(timedelta(hours=23)):
        await JobRunner().run_due()
        assert (await visible_upload(company.bo, lost)).name == "seal.txt"
    with shifted(timedelta(hours=25)):
        await JobRunner().run_due()
    with pytest.raises(NotFound):
        await visible_upload(company.bo, lost)
    assert (await visible_upload(company.eve, used)).size == 4


async def test_files_of_a_deleted_message_are_gone_and_the_same_bytes_elsewhere_stay(
    client: Client, company: Company, pumps: Subject
):
    first, second = await uploaded(client, company.bo), await uploaded(client, company.eve)
    message_id = await reply(company.bo, pumps, source="Look", attachments=[first])
    await reply(company.eve, pumps, source="The same", attachments=[second])
    await delete_message(company.bo, *await visible_together(company.bo, message_id))
    assert (await client.get(f"/files/{first}/seal.txt", viewer=company.bo)).status_code == 404
    with shifted(timedelta(hours=25)):
        await JobRunner().run_due()
    assert (await client.get(f"/files/{second}/seal.txt", viewer=company.ada)).content == b"Dry."


async def test_editing_can_take_files_away_and_add_some(client: Client, company: Company, pumps: Subject):
    first, second = await uploaded(client, company.bo, "a.txt"), await uploaded(client, company.bo, "b.txt")
    message_id = await reply(company.bo, pumps, source="Look", attachments=[first])
    subject, message = await visible_together(company.bo, message_id)
    await edit_message(company.bo, subject, message, source="Look", attachments=[second])
    assert [file.id for file in (await visible_message(company.ada, message_id)).attachments] == [second]
    with pytest.raises(NotFound):
        await visible_upload(company.bo, first)
    assert await files().size((await visible_upload(company.bo, second)).key) == 4


async def test_programs_send_and_read_files_too(client: Client, company: Company, field: Subject):
    answer = await send(client, company.carla, "/api/v1/files", multipart(("file", "log.txt", b"0 drops")))
    assert answer.status_code == 201
    file_id = answer.json()["id"]
    assert (await client.get(f"/api/v1/files/{file_id}", viewer=company.bo)).status_code == 404
    sent = await client.json(
        "POST",
        f"/api/v1/subjects/{field.id}/messages",
        viewer=company.carla,
        body={"source": "Log", "attachments": [file_id]},
    )
    assert sent.status_code == 201
    assert sent.json()["attachments"][0]["name"] == "log.txt"
    assert (await client.get(f"/api/v1/files/{file_id}/content", viewer=company.bo)).content == b"0 drops"
    assert (await client.get(f"/api/v1/files/{file_id}/content", viewer=company.eve)).status_code == 404
