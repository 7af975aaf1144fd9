"""What communities add to what is below them: their entry in the rail, and the charter of everybody's own place."""

from raison.communities.actions.starting import home_charter
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say
from raison.people.hooks import at_founding

register_way(Way(url="/communities", label=say("Communities"), icon="users", section="communities", rank=1))
at_founding.append(home_charter)
