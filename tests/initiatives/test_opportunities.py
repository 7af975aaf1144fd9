"""What somebody says in a message becomes an opportunity that leads back to it, for who may read it."""

import pytest
from playwright.async_api import expect

from raison.communities.policies import visible_place
from raison.initiatives.capturing import OPPORTUNITIES, heard_in
from raison.initiatives.policies import visible_plan
from raison.kernel import adaptations
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import delete_message, reply
from raison.subjects.policies import visible_subject, visible_together
from raison.subjects.rows import Message
from tests.maturity.scenes import colleagues, found, most
from tests.support.browser import Windows
from tests.support.company import Company
from tests.support.programs import Client

SAID = "Carla asks for **spare parts overnight**. She would pay a third more for them."
SENTENCE = "Carla asks for spare parts overnight."
OFFER = "Write down as an opportunity"


@pytest.fixture
def far_enough(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company that is offered to write opportunities down."""

    async def on() -> frozenset[str]:
        return frozenset({OPPORTUNITIES.name})

    monkeypatch.setattr(adaptations, "standing", [on])


async def said_in(company: Company, place_id: int, words: str = SAID) -> Message:
    """What Bo replies to Ada in a place where both are."""
    place = await visible_place(company.ada, place_id)
    post = await open_post(company.ada, place, NewPost(kind="update", title="Call with Aldwater", text="What came up?"))
    added = await reply(company.bo, await visible_subject(company.bo, post), source=words)
    return (await visible_together(company.bo, added))[1]


async def written_down(client: Client, viewer, message: Message) -> int:
    """The initiative that somebody makes of a message."""
    form = {"problem": "Spare parts overnight would be paid for.", "message": str(message.id)}
    sent = await client.post("/opportunities", viewer=viewer, form=form)
    assert sent.status_code == 303, sent.text
    return int(sent.headers["location"].split("/")[2])


async def test_the_menu_of_a_message_offers_it_where_the_company_is_far_enough(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
):
    message = await said_in(company, company.field)
    monkeypatch.setattr(adaptations, "standing", [])
    for page in ("more", "acts"):
        assert OFFER not in (await client.get(f"/m/{message.id}/{page}", viewer=company.bo)).text


@pytest.mark.usefixtures("far_enough")
async def test_the_form_begins_with_the_first_sentence_and_the_initiative_leads_back(company: Company, client: Client):
    message = await said_in(company, company.field)
    address = f"/opportunities/new?message={message.id}"
    for page in ("more", "acts"):
        assert address in (await client.get(f"/m/{message.id}/{page}", viewer=company.bo)).text
        for limited in (company.gil, company.carla):
            assert OFFER not in (await client.get(f"/m/{message.id}/{page}", viewer=limited)).text
        assert (await client.get(f"/m/{message.id}/{page}", viewer=company.eve)).status_code == 404
    form = (await client.get(address, viewer=company.bo)).text
    assert SENTENCE in form
    assert "She would pay" not in form
    again = await client.post("/opportunities", viewer=company.bo, form={"problem": " ", "message": str(message.id)})
    assert (again.status_code, f'value="{message.id}"' in again.text) == (422, True)
    made = await written_down(client, company.bo, message)
    assert f"/m/{message.id}" in (await client.get(f"/initiatives/{made}", viewer=company.ada)).text
    assert (await visible_plan(company.ada, made)).course.heard_id == message.id


@pytest.mark.usefixtures("far_enough")
async def test_who_may_not_read_the_message_does_not_learn_of_it(company: Company, client: Client):
    message = await said_in(company, company.field)
    assert (await client.get(f"/opportunities/new?message={message.id}", viewer=company.eve)).status_code == 404
    made = await written_down(client, company.bo, message)
    for path in (f"/initiatives/{made}", f"/api/v1/initiatives/{made}"):
        shown = (await client.get(path, viewer=company.eve)).text
        assert str(message.id) not in shown, path
        assert "message with which" not in shown, path
    guessed = await written_down(client, company.eve, message)
    assert (await visible_plan(company.ada, guessed)).course.heard_id is None  # Eve may not read it


@pytest.mark.usefixtures("far_enough")
async def test_a_message_that_is_gone_is_no_source_any_more(company: Company, client: Client):
    message = await said_in(company, company.pumps)
    made = await written_down(client, company.bo, message)
    await delete_message(company.bo, *await visible_together(company.bo, message.id))
    assert (await visible_plan(company.bo, made)).course.heard_id is None
    assert OFFER not in (await client.get(f"/m/{message.id}/more", viewer=company.bo)).text
    late = await written_down(client, company.bo, message)
    assert (await visible_plan(company.bo, late)).course.heard_id is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("... and then she asked for spare parts overnight.", "and then she asked for spare parts overnight"),
        ("?!\nSpare parts overnight. Soon.", "Spare parts overnight"),
        ("...", "..."),
    ],
)
async def test_an_opportunity_that_begins_with_points_has_a_name(
    company: Company, client: Client, typed: str, name: str
):
    sent = await client.post("/opportunities", viewer=company.ada, form={"problem": typed})
    assert sent.status_code == 303, sent.text
    made = await visible_plan(company.ada, int(sent.headers["location"].split("/")[2]))
    assert (made.subject.title, made.initiative.problem) == (name, typed)


async def test_what_was_heard_is_one_sentence_without_marks(company: Company):
    for words, heard in (
        (SAID, SENTENCE),
        ("> quoted\n\nThey pay.", "quoted"),
        ("No stop\nand a line", "No stop"),
    ):
        assert heard_in(await said_in(company, company.pumps, words)) == heard


@pytest.mark.browser
async def test_the_menu_leads_to_the_form_and_the_initiative_back_to_the_message(company: Company, windows: Windows):
    more = await colleagues(company)
    await found(company, most, [company.ada, company.bo, *more[:3]])
    message = await said_in(company, company.pumps)
    page = await windows.open(f"/m/{message.id}", viewer=company.bo)
    said = page.locator(f"#message-{message.id}")
    await said.hover()
    await said.get_by_label("More actions").click()
    await said.get_by_role("link", name=OFFER).click()
    await expect(page.get_by_label("What did you hear or see?")).to_have_value(SENTENCE)
    await page.get_by_role("button", name="Write it down").click()
    await page.get_by_role("link", name="Back").first.click()
    await page.get_by_role("link", name="The message with which it began").click()
    await expect(said).to_contain_text("She would pay a third more")
