"""Inbox: hears every activity and keeps one notice a subject for each person whom it concerns."""
