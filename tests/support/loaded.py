"""What a process of the tests has loaded before it begins (see processes.py): all of Raison; nothing is done yet."""

from threading import Event

import alembic.command  # noqa: F401 - a migration loads it

from raison import cli  # noqa: F401 - and each command loads its own
from raison.app import slice_modules
from raison.commands.keeping import backing, examining, importing  # noqa: F401
from raison.kernel.pages import rendering
from raison.kernel.pages.assets import by_url

slice_modules()
by_url()
rendering.PAUSE_SECONDS = 0  # nobody waits here while templates are compiled
rendering.compile_all(Event())
