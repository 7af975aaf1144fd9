"""The pages of communities: list, start, people, settings, boundary. The Conversation tab belongs to posts, the Charter
tab to lifecycle."""
