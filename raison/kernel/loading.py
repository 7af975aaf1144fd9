"""Loading much at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Nothing that is loaded in the block is garbage: to look for it took a seventh of a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
