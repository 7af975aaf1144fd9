"""Threads for other programs: the same rights, paging by key, ids as strings."""

from raison.subjects.actions import reply
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client


async def test_a_program_reads_a_thread_page_by_page(client: Client, company: Company, pumps: Subject):
    ids = [str(pumps.first_message_id), *[str(await reply(company.bo, pumps, source=f"R{n}")) for n in range(5)]]
    subject = (await client.get(f"/api/v1/subjects/{pumps.id}", viewer=company.eve)).json()
    assert (subject["id"], subject["replies"], subject["author"]["name"]) == (str(pumps.id), 5, "Ada Berg")
    path, seen = f"/api/v1/subjects/{pumps.id}/messages?limit=4", []
    after: str | None = "0"
    while after:
        page = (await client.get(f"{path}&after={after}", viewer=company.eve)).json()
        seen += [message["id"] for message in page["entries"]]
        after = page["next"]
    assert seen == ids
    back = (await client.get(f"{path}&before={ids[-1]}", viewer=company.eve)).json()
    assert [message["id"] for message in back["entries"]] == ids[1:5]
    assert back["next"] == ids[1]
    assert (await client.get(f"{path}&before={back['next']}", viewer=company.eve)).json()["next"] is None


async def test_a_program_writes_changes_and_deletes(client: Client, company: Company, pumps: Subject):
    sent = await client.json(
        "POST", f"/api/v1/subjects/{pumps.id}/messages", viewer=company.bo, body={"source": "Hello **all**"}
    )
    assert sent.status_code == 201
    message = sent.json()
    assert (message["html"], message["source"]) == ("<p>Hello <strong>all</strong></p>", "Hello **all**")
    path = f"/api/v1/messages/{message['id']}"
    changed = await client.json("PATCH", path, viewer=company.bo, body={"source": "Hello"})
    assert (changed.json()["source"], changed.json()["edits"]) == ("Hello", 1)
    revisions = (await client.get(f"{path}/revisions", viewer=company.ada)).json()["entries"]
    assert [one["source"] for one in revisions] == ["Hello **all**"]
    for _twice in range(2):
        reacted = await client.json("PUT", f"{path}/reactions/thanks", viewer=company.ada)
        assert [(one["word"], one["count"]) for one in reacted.json()["reactions"]] == [("thanks", 1)]
    for _twice in range(2):
        assert (await client.json("DELETE", f"{path}/reactions/thanks", viewer=company.ada)).json()["reactions"] == []
    assert (await client.json("DELETE", path, viewer=company.bo)).status_code == 204
    trace = (await client.get(path, viewer=company.ada)).json()
    assert (trace["source"], trace["html"], trace["deleted_by_id"]) == ("", "", str(company.bo.id))


async def test_a_program_says_what_it_has_read_and_follows(client: Client, company: Company, pumps: Subject):
    message_id = await reply(company.bo, pumps, source="One")
    path = f"/api/v1/subjects/{pumps.id}"
    read = await client.json("PUT", f"{path}/reading", viewer=company.eve, body={"message_id": str(message_id)})
    assert (read.json()["read_id"], read.json()["new"]) == (str(message_id), 0)
    unread = {"message_id": str(message_id), "unread": True}
    assert (await client.json("PUT", f"{path}/reading", viewer=company.eve, body=unread)).json()["new"] == 1
    followed = await client.json("PUT", f"{path}/follow", viewer=company.eve, body={"level": "all"})
    assert followed.json()["level"] == "all"
    assert (await client.json("DELETE", f"{path}/follow", viewer=company.eve)).status_code == 204
    assert (await client.get(f"{path}/reading", viewer=company.eve)).json()["level"] is None


async def test_strangers_get_the_same_answer_as_for_nothing(client: Client, company: Company, board: Subject):
    subject, message = f"/api/v1/subjects/{board.id}", f"/api/v1/messages/{board.first_message_id}"
    calls = [
        ("GET", subject, None),
        ("GET", f"{subject}/messages", None),
        ("POST", f"{subject}/messages", {"source": "x"}),
        ("GET", f"{subject}/reading", None),
        ("PUT", f"{subject}/reading", {"message_id": "1"}),
        ("PUT", f"{subject}/follow", {"level": "all"}),
        ("DELETE", f"{subject}/follow", None),
        ("GET", message, None),
        ("PATCH", message, {"source": "x"}),
        ("DELETE", message, None),
        ("GET", f"{message}/revisions", None),
        ("PUT", f"{message}/reactions/thanks", None),
        ("DELETE", f"{message}/reactions/thanks", None),
    ]
    for method, path, body in calls:
        for viewer in (company.bo, company.gil, company.carla):
            answer = await client.json(method, path, viewer=viewer, body=body)
            assert answer.status_code == 404, (method, path)
            assert answer.json().get("detail", "") == "", (method, path)
        assert (await client.json(method, path, body=body)).status_code == 401


async def test_a_closed_thread_is_a_conflict_in_words(client: Client, company: Company, pumps: Subject):
    await client.json("DELETE", f"/api/v1/messages/{pumps.first_message_id}", viewer=company.ada)
    answer = await client.json(
        "POST", f"/api/v1/subjects/{pumps.id}/messages", viewer=company.bo, body={"source": "Late"}
    )
    assert answer.status_code == 409
    assert "takes no more replies" in answer.json()["detail"]
