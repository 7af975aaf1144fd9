"""The pieces of screens that move when something happens to a post. They know no reader."""

from raison.kernel.spine import Fragment
from raison.posts.queries import cards, pinned_in
from raison.posts.rows import Card, Poll
from raison.subjects.rows import Message, Subject

NOBODY = 0


async def new_card(subject: Subject) -> tuple[Fragment, ...]:
    """A new card waits above the streams of its place, behind a line that says how many there are."""
    found = await cards(NOBODY, [subject.id])
    if not found:
        return ()
    context = {"card": found[0], "fresh": True}
    streams = ["stream"] + (["stream-announcements"] if subject.kind == "announcement" else [])
    return tuple(Fragment(_place(subject), "announce", one, "posts/_card.html", context) for one in streams)


async def changed_card(subject_id: int) -> tuple[Fragment, ...]:
    """What all readers share of a card, drawn anew; the card of a deleted subject goes."""
    found = await cards(NOBODY, [subject_id])
    if not found or found[0].place.kind == "direct":
        return ()
    card = found[0]
    topic = f"place:{card.place.id}"
    if card.state == "deleted":
        return (Fragment(topic, "remove", f"subject-{card.id}"),)
    return (
        Fragment(topic, "replace", f"card-{card.id}", "posts/_kept_card.html", {"card": card}),
        Fragment(topic, "replace", f"card-acts-{card.id}", "posts/_kept_acts.html", {"card": card}),
        *await _pins(card),
    )


def changed_acts(subject_id: int) -> Fragment:
    """What each reader can do with a post, asked for anew by each of them."""
    return Fragment(
        f"subject:{subject_id}", "replace", f"acts-{subject_id}", "posts/_acts_again.html", {"id": subject_id}
    )


def tallies(subject: Subject, poll: Poll) -> tuple[Fragment, ...]:
    """Counts and bars alone: a choice that somebody is about to send stays as it is."""
    made = []
    for topic in (_place(subject), f"subject:{subject.id}"):
        made += [
            Fragment(topic, "replace", f"tally-{choice.id}", "posts/_tally.html", {"poll": poll, "choice": choice})
            for choice in poll.choices
        ]
        made.append(Fragment(topic, "replace", f"poll-foot-{subject.id}", "posts/_poll_foot.html", {"poll": poll}))
    return tuple(made)


def poll_closed(subject: Subject, poll: Poll) -> tuple[Fragment, ...]:
    """The poll without its button."""
    context = {"poll": poll, "closed": True}
    return (Fragment(f"subject:{subject.id}", "replace", f"poll-{subject.id}", "posts/_poll.html", context),)


def settled(subject: Subject, message: Message) -> tuple[Fragment, ...]:
    """The reply that became or is no longer the answer, and the thread's mark."""
    topic = f"subject:{subject.id}"
    return (
        Fragment(topic, "replace", f"message-{message.id}", "subjects/_kept_message.html", {"thing": message}),
        Fragment(topic, "replace", f"marks-{subject.id}", "subjects/_marks.html", {"subject": subject}),
    )


async def _pins(card: Card) -> tuple[Fragment, ...]:
    topic, place_id = f"place:{card.place.id}", card.place.id
    if card.pinned_at is None:
        return (Fragment(topic, "remove", f"pin-{card.id}"),)
    context = {"pins": await pinned_in(NOBODY, place_id), "place_id": place_id}
    return (Fragment(topic, "replace", f"pinned-{place_id}", "posts/_pinned.html", context),)


def _place(subject: Subject) -> str:
    return f"place:{subject.place_id}"
