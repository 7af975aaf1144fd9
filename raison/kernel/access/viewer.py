"""The person who looks: made once for each request from a session or a token, first parameter of everything."""

from typing import Literal

import msgspec

from raison.kernel.ids import Id

Scope = Literal["read", "write"]


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody signed in. What they may see follows from `id` and `limited` alone (see `rule`)."""

    id: Id
    name: str
    handle: str = ""
    title: str = ""
    organisation_id: Id = 0
    organisation_name: str = ""
    home_name: str = ""
    external: bool = False
    guest: bool = False
    office: bool = False
    language: str = "en"
    zone: str = "UTC"
    theme: str = "auto"
    keys: bool = True
    picture_key: str | None = None
    session_id: Id | None = None
    token_id: Id | None = None
    scopes: tuple[str, ...] = ("read", "write")
    tool: str = "web"

    @property
    def limited(self) -> bool:
        """Whether they see only the places that they are in: guests, and everybody from outside."""
        return self.guest or self.external

    @property
    def picture_url(self) -> str | None:
        """Where their picture is, if they have one."""
        return f"/pictures/{self.picture_key}" if self.picture_key else None

    @property
    def scope(self) -> dict[str, int | bool]:
        """The parameters of the access rule, for `rows(STATEMENT, Struct, **viewer.scope)`."""
        return {"viewer": self.id, "unlimited": not self.limited}
