"""Bringing a history in from other tools, and taking everything out again. Each tool has a package of its own here."""
