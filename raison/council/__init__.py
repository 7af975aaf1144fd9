"""The council: business lines, IT, HR and marketing, chartered to decide about the whole. What is to be decided is put
before it in actions/deciding.py, `propose`; a decision lives in the place of what it is about."""
