"""People: accounts, sign-in, organisations, teams, profiles, presence. Start reading in actions.py."""
