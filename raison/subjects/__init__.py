"""Subjects: the thin base of everything that people discuss; messages, reactions, follows, reading state, drafts."""
