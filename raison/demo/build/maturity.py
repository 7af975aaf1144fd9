"""Assessments as rows: who was asked, what they answered by chance around a leaning, and what that found."""

from collections import Counter
from random import Random

import msgspec

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.story.records import Story, StoryAssessment
from raison.inbox.tables import notices
from raison.kernel.clock import to_us
from raison.kernel.ids import Id
from raison.kernel.jobs import later
from raison.maturity.actions.opening import CLOSE_JOB, close_name
from raison.maturity.activities import AssessmentClosed, AssessmentOpened, ResultPublished
from raison.maturity.model import Model, digest_of, our_source, read_model
from raison.maturity.rows import Crowd, FigureOf, Point, Tally
from raison.maturity.scoring import result_of
from raison.maturity.tables import answers, assessments, figures, models, plan_steps, respondents

DO_NOT_KNOW = 0.06
"""How often somebody does not know."""
OVERRULE = 0.12
"""How often somebody sees it otherwise than it was measured."""
SPREAD = 0.9


def maturity_rows(story: Story, cast: Cast, rows: Rows, *, place_id: Id, seed: int) -> None:
    """Add them, and the model by which they asked."""
    model_id = rows.id_for(cast.founded)
    kept = {"added_by": cast.people["ingrid"], "added_at": to_us(cast.founded)}
    rows.add(models, id=model_id, digest=digest_of(our_source()), source=our_source(), **kept)
    for told in story.assessments:
        asking = _Asking(told, cast, rows, place_id=place_id, chance=Random(f"{seed}/maturity/{told.name}"))
        asking.add(model_id, story)


class _Asking:
    """One assessment on its way into rows."""

    def __init__(self, told: StoryAssessment, cast: Cast, rows: Rows, *, place_id: Id, chance: Random) -> None:
        self.told, self.cast, self.rows, self.place_id, self.chance = told, cast, rows, place_id, chance
        self.id, self.model = rows.id_for(told.at), read_model(our_source())
        self.tallies: Counter[tuple[Id, str, int | None]] = Counter()
        self.finished: Counter[Id] = Counter()

    def add(self, model_id: Id, story: Story) -> None:
        """All its rows."""
        told, closed = self.told, self.told.closes_at <= story.now
        measured = {key: self._figure(key, *figure) for key, figure in told.figures.items()}
        asked = [who for who, team in self.cast.team_of.items() if self._is_asked(who, team)]
        done = {who for who in asked if self.chance.random() < told.share}
        for who in asked:
            team = self.cast.teams[self.cast.team_of[who] or ""]
            self.rows.add(respondents, assessment_id=self.id, person_id=self.cast.people[who], team_id=team)
            if who in done:
                self._add_answers(who, team, measured)
        point = self._point(measured, len(asked)) if closed else None
        self._add_assessment(model_id, point, closed=closed)
        by = self.cast.people[told.by]
        where = {"place_id": self.place_id, "subject_id": self.id}
        self.rows.happened(AssessmentOpened(**where), by=by, at=told.at)
        if closed:
            self.rows.happened(AssessmentClosed(**where), by=by, at=told.closes_at)
            self.rows.happened(ResultPublished(**where), by=by, at=told.closes_at)
            self._add_steps()
        else:
            name, due_at = close_name(self.id), to_us(told.closes_at)
            self.rows.later.append(later(CLOSE_JOB, due_at=due_at, name=name, assessment_id=self.id))
            self._add_notices(story, [who for who in asked if who not in done])

    def _is_asked(self, who: str, team: str | None) -> bool:
        return team is not None and who not in self.cast.limited and (not self.told.teams or team in self.told.teams)

    def _figure(self, key: str, figure: float, counted: int) -> FigureOf:
        question = self.model.question(key)
        choice = question.measured.choice(figure) if question and question.measured else 0
        found = FigureOf(question=key, figure=figure, counted=counted, choice=choice)
        kept = msgspec.structs.asdict(found)
        self.rows.add(figures, assessment_id=self.id, at=to_us(self.told.at), **kept)
        return found

    def _add_answers(self, who: str, team: Id, measured: dict[str, FigureOf]) -> None:
        self.finished[team] += 1
        at = to_us(self.told.at) + self.chance.randrange(3_600, 200_000) * 1_000_000
        for question in self.model.questions:
            if question.key in measured and self.chance.random() > OVERRULE:
                continue
            leaning = self.chance.gauss(self.told.leaning[question.dimension], SPREAD)
            known = min(max(round(leaning), 0), len(question.answers) - 1)
            choice = None if self.chance.random() < DO_NOT_KNOW else known
            self.tallies[team, question.key, choice] += 1
            kept = {"assessment_id": self.id, "person_id": self.cast.people[who], "question": question.key}
            self.rows.add(answers, choice=choice, at=at, **kept)

    def _point(self, measured: dict[str, FigureOf], asked: int) -> Point | None:
        tallies = [Tally(*key, number) for key, number in self.tallies.items()]
        crowds = [Crowd(team, "", number) for team, number in self.finished.items()]
        return result_of(self.model, measured, tallies, crowds, asked).point

    def _add_assessment(self, model_id: Id, point: Point | None, *, closed: bool) -> None:
        told, by = self.told, self.cast.people[self.told.by]
        end = to_us(told.closes_at) if closed else None
        self.rows.add(
            assessments,
            id=self.id,
            model_id=model_id,
            place_id=self.place_id,
            name=told.name,
            opened_by=by,
            opened_at=to_us(told.at),
            closes_at=to_us(told.closes_at),
            closed_at=end,
            closed_by=by if closed else None,
            published_at=end,
            published_by=by if closed else None,
            across=point.across if point else None,
            up=point.up if point else None,
            state=_state(self.model, point),
        )

    def _add_steps(self) -> None:
        for key, reason in self.told.steps.items():
            state = "set_aside" if reason else "done"
            kept = {"by_id": self.cast.people[self.told.by], "at": to_us(self.told.closes_at)}
            self.rows.add(plan_steps, assessment_id=self.id, step=key, state=state, reason=reason, **kept)

    def _add_notices(self, story: Story, waiting: list[str]) -> None:
        """Only the roles have inboxes in the story."""
        said = {"person": self.cast.named[self.told.by][1], "name": self.told.name}
        text = msgspec.json.encode({"message": "{person} asks how far we are: “{name}”", "values": said}).decode()
        at, by = to_us(self.told.at), self.cast.people[self.told.by]
        line = {"subject_id": self.id, "place_id": self.place_id, "heap": "needs", "reason": "assessed", "text": text}
        for who in waiting:
            if who in story.roles.values():
                url = f"/maturity/{self.id}/answers"
                self.rows.add(
                    notices, person_id=self.cast.people[who], url=url, actor_id=by, at=at, needed_at=at, heard=0, **line
                )


def _state(model: Model, point: Point | None) -> str | None:
    return model.state_at(point.across, point.up).key if point else None
