"""Lines of teams. Teams may stand in any order: a parent may come after its child."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record
from raison.people.actions.teams import CHANGE, INSERT_TEAM
from raison.people.activities import TeamChanged
from raison.people.names import folded, handle_of
from raison.people.queries import people_by_handles
from raison.people.queries.teams import Team, all_teams
from raison.people.roster.report import Line, Report
from raison.people.rows import PersonLine


class Wanted(msgspec.Struct):
    """A team as the file wants it."""

    id: int
    line: Line
    handle: str
    name: str
    parent: str
    manager: str
    before: Team | None


async def judge_teams(viewer: Viewer, lines: list[Line]) -> tuple[Report, list[Bound]]:
    """What the lines would do, and the writes that do it."""
    known = {team.handle: team for team in await all_teams()}
    report, wanted = Report(), dict[str, Wanted]()
    for line in lines:
        one = _wanted(line, known)
        if not line.get("name"):
            report.reject(line, _("The team has no name."))
        elif one.handle in wanted:
            report.reject(line, _("This team stands in the file twice."))
        else:
            wanted[one.handle] = one
    managers = await people_by_handles({one.manager for one in wanted.values() if one.manager})
    faults = {handle: fault for handle, one in wanted.items() if (fault := _fault(one, wanted, known, managers))}
    while faults:  # a team under one that is left out has no parent either
        for handle, fault in faults.items():
            report.reject(wanted.pop(handle).line, fault)
        faults = {handle: fault for handle, one in wanted.items() if (fault := _fault(one, wanted, known, managers))}
    return report, _writes(viewer, report, wanted, known, managers)


def _wanted(line: Line, known: dict[str, Team]) -> Wanted:
    handle = line.get("handle").removeprefix("@").lower() or handle_of(line.get("name"))
    before = known.get(handle)
    return Wanted(
        id=before.id if before else new_id(),
        line=line,
        handle=handle,
        name=line.get("name")[:80],
        parent=line.get("parent").removeprefix("@").lower(),
        manager=line.get("manager").removeprefix("@").lower(),
        before=before,
    )


def _fault(one: Wanted, wanted: dict[str, Wanted], known: dict[str, Team], managers: dict[str, PersonLine]) -> str:
    if one.parent and one.parent not in wanted and one.parent not in known:
        return _("There is no team “{team}” above it.").format(team=one.parent)
    manager = managers.get(one.manager)
    if one.manager and (manager is None or manager.external):
        return _("There is nobody here called @{handle}.").format(handle=one.manager)
    above, passed = one.parent, {one.handle}
    while above:
        if above in passed:
            return _("It would stand under itself.")
        passed.add(above)
        higher = known[above].parent if above in known and above not in wanted else None
        above = wanted[above].parent if above in wanted else (higher.handle if higher else "")
    return ""


def _writes(
    viewer: Viewer,
    report: Report,
    wanted: dict[str, Wanted],
    known: dict[str, Team],
    managers: dict[str, PersonLine],
) -> list[Bound]:
    ids = {handle: team.id for handle, team in known.items()} | {one.handle: one.id for one in wanted.values()}
    first, then = list[Bound](), list[Bound]()
    for one in wanted.values():
        parent, manager = ids.get(one.parent), managers.get(one.manager)
        if one.before is not None and _same(one, manager):
            report.same += 1
            continue
        plain = folded(one.name, one.handle)
        if one.before is None:
            report.new += 1
            # without its parent first: that may come later in the file
            first.append(INSERT_TEAM(id=one.id, handle=one.handle, name=one.name, folded=plain, created_at=now_us()))
        else:
            report.changed += 1
        then.append(
            CHANGE(
                which=one.id,
                to_name=one.name,
                to_folded=plain,
                to_parent=parent,
                to_manager=manager.id if manager else None,
            )
        )
        then.append(record(TeamChanged(team_id=one.id), by=viewer))
    return first + then


def _same(one: Wanted, manager: PersonLine | None) -> bool:
    before = one.before
    if before is None:
        return False
    parent = before.parent.handle if before.parent else ""
    leads = before.manager.id if before.manager else None
    return (one.name, one.parent, manager.id if manager else None) == (before.name, parent, leads)
