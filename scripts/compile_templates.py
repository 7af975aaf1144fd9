"""Compile every template in every language for the starts to come: set-up does so, as it compiles the code."""

import sys
from threading import Event

from raison import app
from raison.kernel.pages import rendering

if __name__ == "__main__":
    sys.dont_write_bytecode = False  # to write it is what this is for
    app.slice_modules()
    rendering.PAUSE_SECONDS = 0
    rendering.compile_all(Event())
