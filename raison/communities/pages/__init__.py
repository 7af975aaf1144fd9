"""The pages of communities: list, start, people, charter, settings, boundary. The Conversation tab belongs to posts."""
