"""Raison: social collaboration with a reason. Start reading in docs/architecture.md, then in the slice you came for."""

__version__ = "0.1.0"
