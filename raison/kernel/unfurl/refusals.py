"""Why there is no preview of a link."""

from enum import StrEnum


class Refusal(StrEnum):
    """The reason, for logs and tests; people just see a link without a preview."""

    NOT_A_WEB_ADDRESS = "not an http or https address"
    FORBIDDEN_ADDRESS = "an address that this server must not call"
    UNREACHABLE = "no answer, or none that is HTTP"
    TOO_SLOW = "too slow"
    TOO_MANY_REDIRECTS = "redirected too often"
    NOT_FOUND = "the answer was not a success"
    NOT_HTML = "not a page of HTML"
    NOTHING_TO_SHOW = "the page says no title"


class PreviewRefused(ValueError):
    """No preview could be had; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
