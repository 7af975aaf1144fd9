"""What may stand in a document. Texts are plain and in the reader's language already; who draws them escapes them."""

import msgspec


class Part(msgspec.Struct, frozen=True):
    """Base of all parts; who draws them asks for the `kind`."""

    @property
    def kind(self) -> str:
        """Its name."""
        return type(self).__name__.lower()


class Heading(Part, frozen=True):
    """A finding or a title of a section."""

    text: str


class Words(Part, frozen=True):
    """A paragraph; lines are kept. `soft`: less important."""

    text: str
    soft: bool = False


class Pairs(Part, frozen=True):
    """Terms with their values."""

    entries: list[tuple[str, str]]


class Bullets(Part, frozen=True):
    """A list."""

    entries: list[str]


class Table(Part, frozen=True):
    """Rows under a head. `end`: numbers of the columns with figures, from 0."""

    head: list[str]
    rows: list[list[str]]
    end: tuple[int, ...] = ()


class Span(Part, frozen=True):
    """Where something began, is and ends; `share` 0 to 100. The label says it in words."""

    share: float
    label: str
    start: str = ""
    now: str = ""
    end: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A title, what it is about, its parts in their order, and what stands at its foot."""

    title: str
    lede: str = ""
    marks: str = ""
    """What kind of document this is, above the title."""
    parts: list[Part] = []
    foot: str = ""
    long: bool = False
    """It takes as many pages as it needs; otherwise it is one page, whatever stands in it."""
