"""What the forms and bodies of this slice accept, with their limits."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from raison.kernel.ids import Id

Name = Annotated[str, Meta(min_length=1, max_length=80)]
Email = Annotated[str, Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.?[^@\s]*$")]
Secret = Annotated[str, Meta(max_length=1_000)]
Line = Annotated[str, Meta(max_length=120)]
Hours = Annotated[str, Meta(max_length=11, pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]
ShortWord = Annotated[str, Meta(min_length=1, max_length=60)]
Theme = Literal["auto", "light", "dark"]


class FirstRunForm(msgspec.Struct, kw_only=True):
    """The company and its first administrator."""

    company: Name
    name: Name
    email: Email
    password: Secret
    zone: Line = "UTC"
    language: Line = "en"


class SignInForm(msgspec.Struct):
    """Address and password."""

    email: Annotated[str, Meta(max_length=254)] = ""
    password: Secret = ""
    next: Annotated[str, Meta(max_length=2_000)] = ""


class AddressForm(msgspec.Struct):
    """Where to send a link."""

    email: Annotated[str, Meta(max_length=254)] = ""


class NewPasswordForm(msgspec.Struct):
    """A password, and the one before if there is one."""

    password: Secret = ""
    current: Secret = ""


class JoinForm(msgspec.Struct, kw_only=True):
    """Somebody who was invited. Without a password they make a passkey next."""

    name: Name
    email: Annotated[str, Meta(max_length=254)] = ""
    password: Secret = ""
    zone: Line = "UTC"


class InvitationForm(msgspec.Struct, kw_only=True):
    """Whom to invite: by mail when there is an address, else by a link that is good for `uses` people."""

    email: Annotated[str, Meta(max_length=254)] = ""
    organisation_id: Id | None = None
    guest: bool = False
    office: bool = False
    place_id: Id | None = None
    uses: Annotated[int, Meta(ge=1, le=500)] = 1
    days: Annotated[int, Meta(ge=1, le=90)] = 14


class OrganisationForm(msgspec.Struct):
    """A customer or partner."""

    name: Name
    kind: Literal["customer", "partner"] = "customer"


class ProfileForm(msgspec.Struct, kw_only=True):
    """What somebody says of themselves. Lists come as text with commas."""

    name: Name
    title: Line = ""
    team: Line = ""
    zone: Line = "UTC"
    languages: Annotated[str, Meta(max_length=600)] = ""
    skills: Annotated[str, Meta(max_length=2_000)] = ""
    working_hours: Hours = ""
    quiet_hours: Hours = ""
    status_text: Line = ""


class ProfileChange(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The same for programs: what is absent stays."""

    name: Name | None = None
    title: Line | None = None
    team: Line | None = None
    zone: Line | None = None
    languages: Annotated[list[ShortWord], Meta(max_length=30)] | None = None
    skills: Annotated[list[ShortWord], Meta(max_length=60)] | None = None
    working_hours: Hours | None = None
    quiet_hours: Hours | None = None
    status_text: Line | None = None


class ReadingForm(msgspec.Struct):
    """How Raison looks and speaks to somebody."""

    language: Line = "en"
    theme: Theme = "auto"
    keys: bool = False


class TokenForm(msgspec.Struct):
    """An access token for a program."""

    name: Name
    scopes: list[Literal["read", "write"]]
    days: Annotated[int, Meta(ge=0, le=3_650)] = 90


class TeamForm(msgspec.Struct):
    """A team: its name, the team above it, and who leads it, by handle."""

    name: Name
    parent: Line = ""
    manager: Line = ""


class RosterForm(msgspec.Struct):
    """A CSV file, or the same text again after it was looked at."""

    file: str = ""
    kind: Literal["people", "teams"] = "people"
    store: bool = False


class IdleForm(msgspec.Struct):
    """Whether the browser has not been touched for a while."""

    away: bool = False
