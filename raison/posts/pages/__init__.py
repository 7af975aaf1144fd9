"""Pages of posts: a community's conversation, the composer, what is done with a post, what waits for its time."""
