"""What happens to initiatives, said once: who hears of it, in which words, and what moves on the screens."""

from functools import partial

from raison.initiatives.activities import (
    ChallengeChanged,
    ChampionWithdrawn,
    EntryRecorded,
    EntrySettled,
    InitiativeEnded,
    InitiativeOpened,
    InitiativeRenamed,
    InitiativeResumed,
    LeftoverSettled,
    PlanChanged,
    RoleNamed,
    StatusGiven,
    StepOpened,
    StepTakenBack,
    TakingPartAsked,
)
from raison.initiatives.fragments import standing, steps
from raison.kernel.markup import shortened, words_of
from raison.kernel.spine import Activity, Announcement, Fragment, announces, say
from raison.kernel.spine.announcements import Say
from raison.people.queries import person_line
from raison.subjects.fragments import appended
from raison.subjects.hooks import cards
from raison.subjects.queries import any_message, any_subject, followers_of, hearers_of, named_in
from raison.subjects.rendering import with_html
from raison.subjects.rows import Subject

OPENED = {
    "people": say("“{title}” has its challenge and goes on to its people"),
    "tools": say("“{title}” knows its people and goes on to its tools"),
    "link": say("“{title}” has its tools and goes on to link and measure"),
}
WITH_A_REASON = {
    "people": say("“{title}” goes on to its people, with a reason for what is missing"),
    "tools": say("“{title}” goes on to its tools, with a reason for what is missing"),
    "link": say("“{title}” goes on to link and measure, with a reason for what is missing"),
}
BACK = {
    "challenge": say("“{title}” goes back to its challenge"),
    "people": say("“{title}” goes back to its people"),
    "tools": say("“{title}” goes back to its tools"),
}
ROLES = {
    "owner": say("{actor} made {person} the owner of “{title}”"),
    "sponsor": say("{actor} named {person} as the sponsor of “{title}”"),
    "champion": say("{actor} named {person} as a champion of “{title}”"),
}
RECORDED = {
    "milestone": say("“{title}” has a new milestone"),
    "decision": say("Something was decided in “{title}”"),
    "risk": say("“{title}” has a new risk"),
}
SETTLED = {
    "milestone": say("A milestone of “{title}” is reached"),
    "risk": say("A risk of “{title}” is over"),
}
ENDED = {"done": say("“{title}” is done"), "dropped": say("“{title}” was given up")}

STANDS = {
    "on_track": say("“{title}” is on track"),
    "at_risk": say("“{title}” is at risk"),
    "off_track": say("“{title}” is off track"),
}


@announces(InitiativeOpened)
async def initiative_opened(activity: Activity) -> Announcement | None:
    """Whom its first words name is asked to look."""
    subject = await _subject(activity)
    if subject is None:
        return None
    named = await named_in(activity.what.message_id)
    return Announcement(
        text=say("{name} opened the initiative “{title}”", name=subject.author.name, title=subject.title),
        audience=frozenset(one.person_id for one in named),
        needs=frozenset(one.person_id for one in named if one.team_id is None),
        reason="mentioned",
        excerpt=subject.excerpt,
        url=_url(subject),
        fragments=(cards(subject.id),),
    )


@announces(ChallengeChanged, PlanChanged, ChampionWithdrawn, LeftoverSettled)
async def initiative_changed(activity: Activity) -> Announcement | None:
    """The four steps move where somebody looks; nobody is told of every word."""
    subject = await _subject(activity)
    if subject is None:
        return None
    words = say("“{title}” was changed", title=subject.title)
    return Announcement(text=words, url=_url(subject), fragments=(partial(steps, subject.id),))


@announces(InitiativeRenamed)
async def renamed(activity: Activity) -> Announcement | None:
    """Cards have its new name; nobody is told, because their lines have it too."""
    subject = await _subject(activity)
    if subject is None:
        return None
    words = say("“{title}” has this name now", title=subject.title)
    return Announcement(text=words, url=_url(subject), fragments=(cards(subject.id),))


@announces(StatusGiven)
async def status_given(activity: Activity) -> Announcement | None:
    """Who follows it hears once where it stands; the message stands in its thread."""
    subject, message = await _subject(activity), await any_message(activity.what.message_id)
    if subject is None or message is None:
        return None
    [message], hearers = await with_html([message]), (await hearers_of([message]))[message.id]
    replies = Fragment(
        f"subject:{subject.id}", "replace", f"replies-{subject.id}", "subjects/_replies.html", {"subject": subject}
    )
    return Announcement(
        text=say(STANDS[activity.what.state].message, title=subject.title),
        audience=(hearers.following | hearers.by_team) - hearers.muted | hearers.named,
        needs=hearers.named,
        reasons=dict.fromkeys(hearers.by_team | hearers.named, "mentioned"),
        excerpt=shortened(words_of(message.body_html)),
        url=message.url,
        fragments=(appended(message), replies, cards(subject.id), partial(standing, subject.id)),
    )


@announces(TakingPartAsked)
async def taking_part_asked(activity: Activity) -> Announcement | None:
    """They are asked, and decide themselves."""
    subject, actor = await _subject(activity), await person_line(activity.actor_id or 0)
    if subject is None:
        return None
    asked = frozenset({activity.what.person_id})
    text = say("{actor} asks you to take part in “{title}”", actor=actor.name if actor else "", title=subject.title)
    return Announcement(text=text, audience=asked, needs=asked, reason="request", url=_url(subject))


@announces(RoleNamed)
async def role_named(activity: Activity) -> Announcement | None:
    """They hear for what they stand."""
    subject, person = await _subject(activity), await person_line(activity.what.person_id)
    actor = await person_line(activity.actor_id or 0)
    if subject is None or person is None:
        return None
    values = {"actor": actor.name if actor else "", "person": person.name, "title": subject.title}
    return Announcement(
        text=say(ROLES[activity.what.role].message, **values),
        audience=frozenset({person.id}),
        reason="you",
        url=_url(subject),
        fragments=(partial(steps, subject.id),),
    )


@announces(StepOpened, StepTakenBack)
async def step_moved(activity: Activity) -> Announcement | None:
    """Who follows it hears where it stands now."""
    what = activity.what
    words = BACK if isinstance(what, StepTakenBack) else WITH_A_REASON if what.missing else OPENED
    return await _told(activity, words[what.step])


@announces(EntryRecorded, EntrySettled)
async def entry_written(activity: Activity) -> Announcement | None:
    """Who follows it hears of what was decided, planned and feared, and of what is reached or over."""
    words = SETTLED if isinstance(activity.what, EntrySettled) else RECORDED
    return await _told(activity, words[activity.what.entry])


@announces(InitiativeEnded)
async def initiative_ended(activity: Activity) -> Announcement | None:
    """Who follows it hears that it has ended."""
    return await _told(activity, ENDED[activity.what.outcome])


@announces(InitiativeResumed)
async def initiative_resumed(activity: Activity) -> Announcement | None:
    """Who follows it hears that it goes on."""
    return await _told(activity, say("“{title}” goes on after all"))


async def _told(activity: Activity, words: Say) -> Announcement | None:
    subject = await _subject(activity)
    if subject is None:
        return None
    return Announcement(
        text=say(words.message, title=subject.title),
        audience=await followers_of(subject.id),
        url=_url(subject),
        fragments=(partial(steps, subject.id), cards(subject.id)),
    )


async def _subject(activity: Activity) -> Subject | None:
    subject = await any_subject(activity.subject_id or 0)
    return None if subject is None or subject.deleted else subject


def _url(subject: Subject) -> str:
    return f"/initiatives/{subject.id}"
