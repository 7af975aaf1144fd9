"""Posts: update, question, poll, praise, announcement. A post is created in actions.py, `open_post`."""
