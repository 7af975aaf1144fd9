"""Communities: places with a reason, and who is in them. Start reading in actions/starting.py."""
