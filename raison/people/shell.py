"""What people tell the kernel: who a request comes from, and who is here."""

from raison.kernel.live import live_hooks
from raison.kernel.pages.work import Way, register_way
from raison.kernel.routes import identifier_hook
from raison.kernel.spine import say
from raison.people.presence import heard_from
from raison.people.sessions import identify, still_good

identifier_hook(identify)
live_hooks.presence = heard_from
live_hooks.standing = still_good
register_way(Way(url="/people", label=say("People"), icon="user-round", section="people", rank=2))
