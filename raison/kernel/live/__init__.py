"""Live: what others do appears without reload. Server-Sent Events out, ordinary POSTs in.

`hub` carries frames to the connections of this process, `stream` is one connection, `presence` who is connected.
"""

from raison.kernel.live.hub import Hub, hub, live_hooks

__all__ = ["Hub", "hub", "live_hooks"]
