"""Previews of links, fetched so that nobody makes this server call what they can't call themselves. See fetching.py."""

from raison.kernel.unfurl.addresses import is_public
from raison.kernel.unfurl.fetching import Limits, Preview, fetch_preview
from raison.kernel.unfurl.refusals import PreviewRefused, Refusal
from raison.kernel.unfurl.transport import GuardedTransport, Resolver, network, system_resolver

__all__ = [
    "GuardedTransport",
    "Limits",
    "Preview",
    "PreviewRefused",
    "Refusal",
    "Resolver",
    "fetch_preview",
    "is_public",
    "network",
    "system_resolver",
]
