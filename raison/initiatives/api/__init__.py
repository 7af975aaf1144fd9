"""Initiatives for programs: lists, one with its plan, its people and tools, its gates."""
