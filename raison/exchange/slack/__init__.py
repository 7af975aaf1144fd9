"""Slack exports. Start at `reader`: it turns a zip or folder into the records of `records`, one at a time.

`markup` converts the words, `subtypes` says what is somebody's words and what an event.
"""
