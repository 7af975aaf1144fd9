"""What moves on screens when the council deals with an initiative or a community: a frame asks again, as its own
reader."""

from raison.kernel.spine import Fragment


def panel(subject_id: int) -> Fragment:
    """The frame on the initiative's page, anew. It holds no words: each browser fetches them by its own right."""
    context = {"subject_id": subject_id}
    return Fragment(f"subject:{subject_id}", "replace", f"council-{subject_id}", "council/_frame.html", context)


def place_panel(place_id: int) -> Fragment:
    """The same on a community's charter."""
    context = {"place_id": place_id}
    return Fragment(f"place:{place_id}", "replace", f"council-place-{place_id}", "council/_place_frame.html", context)
