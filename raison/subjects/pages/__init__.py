"""The pages of threads: reading, replying, changing, files, drafts."""
