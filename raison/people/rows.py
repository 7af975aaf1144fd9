"""People as queries return them and as pages and the API show them."""

import msgspec

from raison.kernel.ids import Id


class PersonLine(msgspec.Struct, frozen=True):
    """A person as they stand beside what they wrote: enough for an avatar, a name and the mark of outsiders."""

    id: Id
    name: str
    handle: str
    title: str
    organisation_name: str
    external: bool
    picture_key: str | None = None

    @property
    def picture_url(self) -> str | None:
        """Where their picture is, if they have one."""
        return f"/pictures/{self.picture_key}" if self.picture_key else None

    @property
    def url(self) -> str:
        """Their profile."""
        return f"/people/@{self.handle}"


class TeamLine(msgspec.Struct, frozen=True):
    """A team as it is named and linked."""

    id: Id
    handle: str
    name: str

    @property
    def url(self) -> str:
        """Its page."""
        return f"/teams/@{self.handle}"
