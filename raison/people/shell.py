"""What people tell the kernel: who a request comes from, and who is here."""

from raison.kernel.live import live_hooks
from raison.kernel.routes import identifier_hook
from raison.people.presence import heard_from
from raison.people.sessions import identify

identifier_hook(identify)
live_hooks.presence = heard_from
