"""What search can be asked. Each query is named by what it returns."""

from raison.search.queries.conversations import found_hits
from raison.search.queries.people import found_people
from raison.search.queries.places import found_places
from raison.search.queries.talk import who_talks_about, writers_about
from raison.search.queries.understanding import understood

__all__ = ["found_hits", "found_people", "found_places", "understood", "who_talks_about", "writers_about"]
