"""The council for programs: charter and members, meetings, decisions."""
