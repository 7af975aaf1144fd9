"""Communities: places with a reason, who is in them, and the charter that says why. Start reading in actions.py."""
