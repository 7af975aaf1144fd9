"""Who is writing: told to those who look at the thread, in this process, and kept nowhere."""

from raison.kernel.access import Viewer
from raison.kernel.limits import Limit, take
from raison.kernel.live import hub
from raison.kernel.pages.rendering import render
from raison.subjects.policies import may_reply
from raison.subjects.rows import Subject

TYPING = Limit("typing", 60, 60)
"""How often one person may say that they write; a browser says it every four seconds."""


def tell_typing(viewer: Viewer, subject: Subject) -> None:
    """Tell everybody who looks at the thread that the viewer writes in it. Raises TooMany."""
    take(TYPING, str(viewer.id))
    if may_reply(viewer, subject):
        hub().broadcast(f"subject:{subject.id}", render("subjects/_typing.html", subject=subject, writer=viewer))
