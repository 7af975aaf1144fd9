"""Who hears of measures, in which words, and that each is heard once."""

from raison.kernel.i18n import gettext
from raison.kernel.spine import BEGINNING, activities_after, announcement_for, fragments_for
from raison.measures.actions import change_measure, fix_baseline, loosen_baseline, remove_measure, remove_reading
from raison.measures.policies import visible_measure, visible_reading
from raison.measures.proposals import NewBaseline, NewMeasure
from raison.measures.queries import readings_of
from tests.measures.scenes import AFTER, BEFORE, WANTED, begin, fixed_by_readings, in_people, measured_by, read
from tests.support.company import Company
from tests.support.programs import Client


async def heard(company: Company) -> dict[str, tuple[str, bool]]:
    """The last words of each kind of activity, and whether Max, who follows as the sponsor, hears them."""
    said = {}
    for activity in await activities_after(BEGINNING, limit=500):
        announcement = await announcement_for(activity)
        if announcement is not None and activity.kind.startswith("measure."):
            said[activity.kind] = (announcement.text.into(gettext), company.max.id in announcement.audience)
    return said


async def test_each_thing_that_happens_has_its_words_and_followers_hear_of_what_people_decide(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=17)
    last = (await readings_of(found[1].id)).entries[0]
    await remove_reading(company.ada, *await visible_reading(company.ada, last.id))
    await fix_baseline(company.ada, *await visible_measure(company.ada, found[1].id), NewBaseline(figure=11.2))
    await loosen_baseline(company.ada, *await visible_measure(company.ada, found[1].id))
    fresh = NewMeasure(name=WANTED.name, unit="per 1,000 start-ups", origin=WANTED.origin, target=WANTED.target)
    await change_measure(company.ada, *await visible_measure(company.ada, found[1].id), fresh)
    gone = await measured_by(company.ada, plan)
    await remove_measure(company.ada, *gone)
    name = "“Return visits” in “First-time-right start-up”"
    assert await heard(company) == {
        "measure.baseline_fixed": (f"The baseline of {name} is fixed", True),
        "measure.baseline_loosened": (f"The baseline of {name} was taken back", True),
        "measure.changed": ("The measure “Return visits” of “First-time-right start-up” was changed", False),
        "measure.reading_removed": (f"A reading of {name} was taken away", False),
        "measure.readings_kept": (f"{name} has new readings", True),
        "measure.added": ("“First-time-right start-up” is measured by “Return visits”", True),
        "measure.removed": ("A measure of “First-time-right start-up” was taken away", True),
    }


async def test_the_target_is_reached_once_with_enough_readings(client: Client, company: Company):
    plan = await in_people(company)
    wanted = NewMeasure(name="Return visits", unit="per 100", better="less", target=6.5)
    found = await measured_by(company.ada, plan, wanted)
    await read(company.ada, found, BEFORE, ago=17)
    await fixed_by_readings(company.ada, found, ago=9)
    await begin(company, plan)
    await read(company.ada, found, (6.0, 5.9, 6.2, 6.1), ago=9)
    assert "measure.target_reached" not in await heard(company)
    await read(company.ada, found, (5.8,), ago=5)
    await read(company.ada, found, AFTER[5:6], ago=4)
    kinds = [one.kind for one in await activities_after(BEGINNING, limit=500)]
    assert kinds.count("measure.target_reached") == 1
    assert (await visible_measure(company.bo, found[1].id))[1].reached_at is not None
    await company.settle()
    notices = (await client.get("/api/v1/notices", viewer=company.max)).json()["entries"]
    assert len([one for one in notices if "First-time-right" in str(one)]) == 1


async def test_only_the_plot_of_the_measure_that_changed_is_sent(company: Company):
    plan = await in_people(company)
    found, other = [await measured_by(company.ada, plan) for _each in range(2)]
    await read(company.ada, found, BEFORE, ago=17)
    [kept] = [one for one in await activities_after(BEGINNING, limit=500) if one.kind == "measure.readings_kept"]
    targets = [one.target for one in await fragments_for(kept)]
    assert targets.count(f"measures-{plan.id}") == 1
    assert targets.count(f"measure-{found[1].id}") == 1
    assert f"measure-{other[1].id}" not in targets


async def test_a_target_is_not_reached_any_more_without_the_reading_that_reached_it(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan, NewMeasure(name="Return visits", unit="per 100", target=6.5))
    await read(company.ada, found, BEFORE, ago=17)
    await fixed_by_readings(company.ada, found, ago=9)
    await read(company.ada, found, (6.0, 5.9, 6.2, 6.1, 8.4), ago=9)
    await read(company.ada, found, (5.0,), ago=4)
    assert (await visible_measure(company.ada, found[1].id))[1].reached_at is not None
    await read(company.ada, found, (40.0,), ago=1)
    for value, stays in ((40.0, True), (6.0, True), (5.0, False)):
        last = [one for one in (await readings_of(found[1].id)).entries if one.value == value][-1]
        await remove_reading(company.ada, *await visible_reading(company.ada, last.id))
        assert ((await visible_measure(company.ada, found[1].id))[1].reached_at is not None) == stays, value
