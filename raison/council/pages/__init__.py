"""The council's pages: its charter and members, meetings, decisions, and what it says about an initiative."""
