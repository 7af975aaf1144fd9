"""Search: what people wrote, places and people, found by words in any language and within what each may see.

An *entry* is a message as the index knows it; a *form* is another shape of a word by which it is found too; a *mark* is
a token that is no word, such as the entry's place. Begin in `words.py`, then `queries/conversations.py`.
"""
