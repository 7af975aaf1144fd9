"""What happens to posts, said once: who hears of it, in which words, and what moves on the screens that show it."""

from functools import partial

from raison.communities.queries import member_ids
from raison.kernel.spine import Activity, Announcement, Moves, announces, say
from raison.posts.activities import AnswerAccepted, AnswerTakenBack, PollEnded, PostOpened, Voted
from raison.posts.fragments import changed_acts, new_card, poll_closed, settled, tallies
from raison.posts.queries import extras_of, poll_of
from raison.subjects.hooks import cards
from raison.subjects.queries import any_message, any_subject, followers_of, named_in
from raison.subjects.rendering import with_html
from raison.subjects.rows import Subject

SAID = {
    "update": say("{name} posted “{title}”"),
    "question": say("{name} asks “{title}”"),
    "poll": say("{name} started the poll “{title}”"),
    "praise": say("{name} thanks: “{title}”"),
    "announcement": say("{name} announced “{title}”"),
}


@announces(PostOpened)
async def post_opened(activity: Activity) -> Announcement | None:
    """Whom a post names is asked to look; praise reaches those it thanks, an announcement everybody in the place."""
    subject = await _subject(activity)
    if subject is None:
        return None
    named = await named_in(activity.what.message_id)
    directly = frozenset(one.person_id for one in named if one.team_id is None)
    reasons = {one.person_id: "mentioned" for one in named}
    audience, needs = frozenset(reasons), directly
    if subject.kind == "praise":
        praised = (await extras_of([subject.id]))[subject.id].praised
        reasons |= {person.id: "praised" for person in praised}
        audience, needs = audience | frozenset(reasons), frozenset()  # thanks ask nobody to act
    if subject.kind == "announcement":
        audience = audience | frozenset(await member_ids(subject.place_id))
    return Announcement(
        text=say(SAID[subject.kind].message, name=subject.author.name, title=subject.title),
        audience=audience,
        needs=needs,
        reason="announced" if subject.kind == "announcement" else "mentioned",
        reasons=reasons,
        excerpt=subject.excerpt,
        url=subject.url,
        fragments=(partial(new_card, subject),),
    )


@announces(Voted)
async def voted(activity: Activity) -> Announcement | None:
    """The bars move wherever the poll is shown; nobody is told."""
    subject = await _subject(activity)
    poll = await poll_of(subject.id) if subject else None
    if subject is None or poll is None:
        return None
    return Announcement(
        text=say("The counts of “{title}” have moved", title=subject.title),
        url=subject.url,
        fragments=tallies(subject, poll),
    )


@announces(PollEnded)
async def poll_ended(activity: Activity) -> Announcement | None:
    """Who follows the poll hears that its result stands."""
    subject = await _subject(activity)
    poll = await poll_of(subject.id) if subject else None
    if subject is None or poll is None:
        return None
    return Announcement(
        text=say("The poll “{title}” has ended", title=subject.title),
        audience=await followers_of(subject.id),
        reason="ended",
        excerpt=subject.excerpt,
        url=subject.url,
        fragments=(*poll_closed(subject, poll), cards(subject.id)),
    )


@announces(AnswerAccepted, AnswerTakenBack)
async def question_settled(activity: Activity) -> Announcement | None:
    """Who follows the question hears of its answer, and so does its writer; that it waits again makes no notice."""
    subject = await _subject(activity)
    message = await any_message(activity.what.message_id)
    if subject is None or message is None:
        return None
    fragments: Moves = (changed_acts(subject.id), *settled(subject, (await with_html([message]))[0]), cards(subject.id))
    if activity.kind == AnswerTakenBack.kind:
        words = say("“{title}” waits for an answer again", title=subject.title)
        return Announcement(text=words, url=subject.url, fragments=fragments)
    return Announcement(
        text=say("“{title}” has an accepted answer", title=subject.title),
        audience=await followers_of(subject.id) | {message.author.id},
        reason="answered",
        reasons={message.author.id: "accepted"},
        url=message.url,
        fragments=fragments,
    )


async def _subject(activity: Activity) -> Subject | None:
    subject = await any_subject(activity.subject_id or 0)
    return None if subject is None or subject.deleted else subject
