"""Whether a page closes what it opens. A browser mends what is left open, each in its way, and the look of a page is
then an accident."""

from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(f"{tag} {dict(attrs)}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened and closed in one."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].partition(" ")[0] == tag:
            self.open.pop()
            return
        here = self.open[-1] if self.open else "nothing"
        self.faults.append(f"</{tag}> in line {self.getpos()[0]} closes {here}")
        if any(one.partition(" ")[0] == tag for one in self.open):
            while self.open.pop().partition(" ")[0] != tag:
                pass


def unbalanced(page: str) -> list[str]:
    """What is opened and not closed, or closed and not opened."""
    reading = _Balance()
    reading.feed(page)
    reading.close()
    return reading.faults + [f"{one} stays open" for one in reading.open]
