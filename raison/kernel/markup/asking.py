"""Asking for a rendering. The parser is loaded with the first, or soon after a start (see rendering.py)."""

from raison.kernel.markup.mentions import NOBODY, Mentions
from raison.kernel.markup.rendered import Rendered


def render(source: str, *, resolve: Mentions = NOBODY) -> Rendered:
    """Render Markdown. `resolve` says what each handle stands for; see `handles_in`. Raises TooLong."""
    from raison.kernel.markup import rendering

    return rendering.render(source, resolve=resolve)
