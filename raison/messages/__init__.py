"""Messages: direct conversations of two people, and groups of up to 50. Start reading in actions.py."""
