"""What happened to a community, for people: who hears of it, in which words, and what moves on their screens."""
