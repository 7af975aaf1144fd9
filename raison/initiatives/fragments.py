"""The pieces of screens that move when something happens to an initiative. They know no reader."""

from raison.initiatives.queries import any_plan
from raison.initiatives.wording import left_word, missing_words, need, state_word, step_name, step_words, there_words
from raison.kernel.spine import Fragment

WORDING = {
    "step_name": step_name,
    "step_words": step_words,
    "need": need,
    "missing_words": missing_words,
    "there_words": there_words,
    "state_word": state_word,
    "left_word": left_word,
}
"""What the drawings call for their words."""


async def steps(initiative_id: int) -> tuple[Fragment, ...]:
    """The drawing of the four steps, anew."""
    return await _drawn(initiative_id, "steps")


async def standing(initiative_id: int) -> tuple[Fragment, ...]:
    """Where it stands, anew."""
    return await _drawn(initiative_id, "status")


async def _drawn(initiative_id: int, name: str) -> tuple[Fragment, ...]:
    plan = await any_plan(initiative_id)
    if plan is None:
        return ()
    topic, target = f"subject:{initiative_id}", f"{name}-{initiative_id}"
    return (Fragment(topic, "replace", target, f"initiatives/_{name}.html", {"plan": plan, **WORDING}),)
