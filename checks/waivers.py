"""Findings that a person has looked at and lets stand: each waiver covers the one finding that it quotes, by a reason.

A waiver quotes the check and the figures as printed, never a line number: a finding whose figures change is told anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Quote = tuple[str, str, tuple[str, ...]]
Finding = TypeVar("Finding")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding that is let stand, and why.

    `document` is the absolute path, or the address, of the document whose finding it is. `figures` are the printed
    figures in the order in which they stand in it; those of other documents follow, by the documents' names. `words`
    are of the sentence of one of the figures, or empty. `until` is the last day on which it applies. `file` and `line`
    say where it was written.
    """

    document: str
    check: str
    figures: tuple[str, ...]
    reason: str
    words: str = ""
    until: date | None = None
    file: str = ""
    line: int = 0

    @property
    def quote(self) -> Quote:
        """What a finding is looked up by: the document, the check and the figures without blanks."""
        return self.document, self.check, tuple(map(_close, self.figures))

    def applies(self, today: date) -> bool:
        """Whether its last day has not passed on this one."""
        return self.until is None or self.until >= today


@dataclass(frozen=True, slots=True)
class Notice:
    """What is wrong with a waiver, and what to do."""

    waiver: Waiver
    message: str

    @property
    def line(self) -> str:
        """The notice with its place, in one line."""
        return f"{self.waiver.file}:{self.waiver.line}: warning: {self.message}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it is printed: the path or address of its document, its offset there, and its whole sentence."""

    document: str
    start: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Quotable:
    """What a waiver may quote of a finding: its check and its figures, the finding's first one first."""

    check: str
    figures: tuple[Printed, ...]

    def printed(self, document: str) -> tuple[str, ...]:
        """The figures as a waiver quotes them: those of the document first, each once, in text order."""
        places = {(figure.document, figure.start): figure for figure in self.figures}
        order = sorted(places, key=lambda place: (place[0] != document, *place))
        return tuple(_close(places[place].text) for place in order)


@dataclass(frozen=True, slots=True)
class Waived(Generic[Finding]):
    """Findings with the waiver of each, None where it has none, and the waivers that did not apply.

    `lapsed` are those of the findings that a waiver would cover had it not expired.
    """

    findings: tuple[tuple[Finding, Waiver | None], ...]
    lapsed: tuple[tuple[Finding, Waiver], ...]
    notices: tuple[Notice, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no waiver covers."""
        return tuple(finding for finding, waiver in self.findings if waiver is None)


def waive(
    findings: Sequence[Finding], quotable: Callable[[Finding], Quotable], waivers: Sequence[Waiver], today: date
) -> Waived[Finding]:
    """The findings in their order with the waivers that cover them; `quotable` says how a waiver quotes a finding.

    A waiver covers one finding: where it fits more findings than there are waivers like it, it covers none of them,
    and is told.
    """
    printed = list(map(quotable, findings))
    expired = [waiver for waiver in waivers if not waiver.applies(today)]
    covered, notices = _cover(printed, [waiver for waiver in waivers if waiver.applies(today)])
    lapsed, _ = _cover(printed, expired, covered)
    notices += (Notice(waiver, f"expired after {waiver.until}; renew or remove it") for waiver in expired)
    notices.sort(key=lambda notice: (notice.waiver.file, notice.waiver.line))
    return Waived(
        findings=tuple((finding, covered.get(number)) for number, finding in enumerate(findings)),
        lapsed=tuple((findings[number], waiver) for number, waiver in lapsed.items()),
        notices=tuple(notices),
    )


def _cover(
    findings: Sequence[Quotable], waivers: Sequence[Waiver], taken: Collection[int] = ()
) -> tuple[dict[int, Waiver], list[Notice]]:
    """The waivers of the findings by their numbers, none for those taken; and the waivers that cover nothing."""
    known = _by_quote(findings)
    covered: dict[int, Waiver] = {}
    notices: list[Notice] = []
    for alike in _alike(waivers):
        quoted = [number for number in known.get(alike[0].quote, ()) if number not in taken]
        fitting = [number for number in quoted if number not in covered and _says(alike[0], findings[number])]
        if len(fitting) > len(alike):
            message = f"fits {len(fitting)} findings and covers none: quote words of the sentence, or waive each"
            notices += (Notice(waiver, message) for waiver in alike)
            continue
        covered |= zip(fitting, alike, strict=False)
        notices += (Notice(waiver, "unused: no such finding; remove it") for waiver in alike[len(fitting) :])
    return covered, notices


def _by_quote(findings: Iterable[Quotable]) -> Mapping[Quote, Sequence[int]]:
    """The numbers of the findings that a waiver of this document, check and figures may mean."""
    known: defaultdict[Quote, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        for document in {figure.document for figure in finding.figures}:
            known[document, finding.check, finding.printed(document)].append(number)
    return known


def _alike(waivers: Iterable[Waiver]) -> list[list[Waiver]]:
    """Waivers that fit the same findings together, those that quote most of a sentence first."""
    groups: defaultdict[tuple[Quote, str], list[Waiver]] = defaultdict(list)
    for waiver in sorted(waivers, key=lambda waiver: -len(_close(waiver.words))):
        groups[waiver.quote, _close(waiver.words)].append(waiver)
    return list(groups.values())


def _says(waiver: Waiver, finding: Quotable) -> bool:
    return any(_close(waiver.words) in _close(figure.sentence) for figure in finding.figures)


def _close(words: str) -> str:
    return "".join(words.split())
