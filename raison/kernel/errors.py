"""Domain errors know their status; the edge turns them into a page, a toast or problem+json, once."""

from collections.abc import Mapping


class DomainError(Exception):
    """Something that a person asked for and can't have. `message` is for them, in their language already."""

    status = 400
    code = "bad-request"

    def __init__(self, message: str = "", *, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message or self.code)
        self.message = message
        self.fields: dict[str, str] = dict(fields or {})

    @property
    def errors(self) -> dict[str, str]:
        """What a form shows: the sentence of each field, or what it says as a whole."""
        return self.fields or {"": self.message}


class BadRequest(DomainError):
    """The call itself is malformed."""


class SignInNeeded(DomainError):
    """Nobody is signed in, or the session or token has ended."""

    status = 401
    code = "sign-in-needed"


class NotAllowed(DomainError):
    """The viewer can see it, but may not do this to it."""

    status = 403
    code = "not-allowed"


class NotFound(DomainError):
    """It does not exist, or the viewer may not know that it does: the two look alike."""

    status = 404
    code = "not-found"


class Conflict(DomainError):
    """Somebody was first, or the thing has moved on since it was read."""

    status = 409
    code = "conflict"


class HasMoved(Conflict):
    """Somebody else changed it since its form was opened, or did the same a moment before."""


class Gone(DomainError):
    """A link or code that was good once and is used up or expired."""

    status = 410
    code = "gone"


class TooLarge(DomainError):
    """Over a named limit of size."""

    status = 413
    code = "too-large"


class Invalid(DomainError):
    """A form or body with wrong fields; `fields` says which and why."""

    status = 422
    code = "invalid"


Refused = Invalid | Conflict | NotAllowed
"""What a form is drawn again for, with what was typed: wrong fields, or what became of the thing in the meantime."""


class TooMany(DomainError):
    """Over a rate limit; `retry_after` in seconds."""

    status = 429
    code = "too-many"

    def __init__(self, message: str = "", *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(DomainError):
    """The database or another part is away; nothing was stored."""

    status = 503
    code = "unavailable"
