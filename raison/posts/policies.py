"""Who may post what where, and who may do what to a post. Buttons and actions ask the same functions."""

from raison.communities.policies import may_announce as may_announce_in
from raison.communities.policies import may_moderate, may_post, may_reply
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.posts.rows import KINDS, Poll
from raison.subjects.rows import Subject


def may_announce(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may announce: owners and moderators; to the whole company, the Digital Office."""
    if place.kind == "company":
        return viewer.office and may_post(viewer, place)
    return may_announce_in(viewer, place)


def may_open(viewer: Viewer, place: Place, kind: str) -> bool:
    """Whether the viewer may post this kind there."""
    if place.kind == "direct" or kind not in KINDS or not may_post(viewer, place):
        return False
    return kind != "announcement" or may_announce(viewer, place)


def may_pin(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may pin it on top of its place, and unpin it."""
    return _living(subject) and may_moderate(viewer, subject.place)


def may_close(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may close and reopen it: its author and moderators."""
    return _living(subject) and (subject.author.id == viewer.id or may_moderate(viewer, subject.place))


def may_accept(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may say which reply answers the question: who asked, and moderators."""
    return subject.kind == "question" and not subject.closed and may_close(viewer, subject)


def acts_of(viewer: Viewer, subject: Subject) -> dict[str, bool]:
    """All of these, by name: what the viewer can do with a post."""
    return {
        "may_pin": may_pin(viewer, subject),
        "may_close": may_close(viewer, subject),
        "may_accept": may_accept(viewer, subject),
    }


def may_vote(viewer: Viewer, subject: Subject, poll: Poll) -> bool:
    """Whether the viewer may vote, and change their vote, now."""
    return not subject.closed and not poll.ended and may_reply(viewer, subject.place)


def _living(subject: Subject) -> bool:
    return subject.kind != "direct" and not subject.deleted and not subject.place.retired
