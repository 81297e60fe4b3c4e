"""A document's claims where they stand: line by line, each with the words before and after it.

The words are in Simplified characters, whatever the text is written in, so that the checks know one spelling of each;
positions are those of the text. What is shown to a reader is cut from the document.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from checks.lexicon import pattern
from claims.frames import setting
from claims.measures import without_currency
from claims.model import Claim, Dimension, Document
from claims.phrases import simplified
from claims.sentences import HEADLINE

OPENING = "(（[［【"
LEAD = 80
CLOSING = ")）]］】"
BAR = re.compile(r"\s*[|｜\t]")
CELL = "grid"
MOST_DIGITS = 60
CLAUSE_MARK = re.compile(r"[,，;；:：。！？!?\n]")
LABELLED = " :："
AFTER_CLAUSE = re.compile(r"[,，。;；、（(\n]")
_ONE_WORD = {"成长": "增长", "衰退": "下降", "减幅": "降幅"}
"""Words of change of Taiwan, each as long as the one that stands for it."""
_OTHER_WORDS = re.compile("(?:成长|衰退)(?=率|幅度|[了约近达逾超]{0,2}[0-9])|减幅")
SENTENCE_END = re.compile(r"[。；;！？!?]")
BEFORE_HEADLINE = " \t\r\n　【"
ASIDE = re.compile(r"[(（][^()（）\n]*[,，;；:：。][^()（）\n]*[)）]")


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A claim in its place; each is equal only to itself, so that what is read of one can be kept by it.

    `before` are the words since the figure before it, or since the line's start; `after` those up to the next figure
    or the line's end; `lead` are the words of its sentence before it, up to 80 characters. `depth` counts the brackets
    that are open around it. `line` and `position` number its line in the page and its place on the line.
    """

    document: str
    claim: Claim
    before: str
    after: str
    lead: str
    depth: int
    line: int
    position: int
    head: str = ""

    @property
    def subject(self) -> str:
        """The claim's subject; empty where it has none."""
        return self.claim.subject or ""

    @property
    def scope(self) -> str:
        """The same of its scope."""
        return self.claim.scope or ""

    @property
    def period(self) -> str:
        """The same of its period."""
        return self.claim.period or ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or row of a table over several, with its figures: `page.text[start:end]`, without the break."""

    start: int
    end: int
    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document laid out for the checks. `lines` are those that have figures, in order; `written` is its own text.

    `day` is the document's own day, `year` its year, `spoken` the year that it reports on; None where not known.
    """

    name: str
    text: str
    written: str
    lines: tuple[Line, ...]
    day: date | None = None
    year: int | None = None
    spoken: int | None = None

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure in text order."""
        return (figure for line in self.lines for figure in line.figures)


def page(document: Document) -> Page:
    """The document laid out; claims that overlap an earlier one are left out, so that no figure counts twice.

    So are numbers of more digits than anything has that is counted.
    """
    text = _OTHER_WORDS.sub(_in_one_word, simplified(document.text))
    starts = _starts(text, document.claims)
    countable = (claim for claim in document.claims if not claim.high or claim.high.adjusted() < MOST_DIGITS)
    claims = _apart(sorted(countable, key=lambda claim: (claim.start, -claim.end)))
    claims = claims if text == document.text else [_spelled(claim) for claim in claims]
    grouped = groupby(claims, key=lambda claim: bisect_right(starts, _leading(claim)) - 1)
    lines: list[Line] = []
    for number, group in grouped:
        found = tuple(group)
        last = bisect_right(starts, found[-1].start)
        end = starts[last] - 1 if last < len(starts) else len(text)
        lines.append(_line(document.name, text, found, starts[number], end, len(lines)))
    frame = setting(document.text, document.published, document.title, document.publisher).frame
    return Page(document.name, text, document.text, tuple(lines), frame.day, frame.current, frame.spoken)


def _starts(text: str, claims: Sequence[Claim]) -> list[int]:
    """Where lines start; a headline in brackets before its text is a line: 【全市新增就业3.2万人】1至7月,….

    It ends before the bracket that closes it, as any line does before its break. Each row of a table that stands on one
    line is one too, and so is what follows the table there.
    """
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    for found in HEADLINE.finditer(text):
        starts[bisect_right(starts, found.start()) - 1] = found.start("words")
        starts.insert(bisect_right(starts, found.start("words")), found.end())
    rows = {(claim.sentence_start, claim.sentence_end) for claim in claims if CELL in claim.rules}
    inner = [row for row in rows if row[0] and text[row[0] - 1] != "\n"]
    return sorted({*starts, *(edge for start, end in inner for edge in (start, min(end + 1, len(text))))})


def opens(page: Page, line: Line) -> bool:
    """Whether a line is the first of a text that has any words."""
    return not page.text[: line.start].strip(BEFORE_HEADLINE)


def _in_one_word(found: re.Match[str]) -> str:
    return _ONE_WORD[found.group()]


def _spelled(claim: Claim) -> Claim:
    """A claim with what it is told of in Simplified characters, its figure as printed."""
    words = (claim.unit, claim.subject, claim.measure, claim.scope, claim.period)
    unit, subject, measure, scope, period = (part and simplified(part) for part in words)
    return replace(claim, unit=unit or "", subject=subject, measure=measure, scope=scope, period=period)


def _leading(claim: Claim) -> int:
    """Where the line of a claim starts at the latest: a row of a table may have each cell on a line of its own."""
    return claim.sentence_start if CELL in claim.rules else claim.start


def _apart(claims: list[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    for claim in claims:
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


def _line(name: str, text: str, claims: tuple[Claim, ...], start: int, end: int, number: int) -> Line:
    end = max(end, claims[-1].end)
    edges = [start, *(claim.end for claim in claims)]
    stops = [*(claim.start for claim in claims), end]
    gaps = [text[edge:stop] for edge, stop in zip(edges, stops, strict=True)]
    figures, depth, head = [], 0, ""
    for position, claim in enumerate(claims):
        depth = _depth(depth, gaps[position])
        head = _head(gaps[position], head, first=not position)
        lead = text[max(claim.sentence_start, claim.start - LEAD, start) : claim.start]
        before, lead = (_without_currency(claim, words) for words in (gaps[position], lead))
        figures.append(Figure(name, claim, before, gaps[position + 1], lead, depth, number, position, head))
    return Line(start, end, text[start:end], tuple(figures))


def _head(words: str, head: str, *, first: bool) -> str:
    """The kind that figures are of by some words before one: named by them, that of the figures before, or none.

    A sentence that names no kind goes on with the one before it where it begins with what there is of it (累计, 现有).
    """
    said = SENTENCE_END.split(words)
    for sentence in said if first else said[1:]:
        named = pattern("heads.toml", "kind at the head").match(sentence)
        kept = head if pattern("heads.toml", "goes on").match(sentence) else ""
        head = named["kind"] if named else kept
    return head


def _without_currency(claim: Claim, words: str) -> str:
    """The words before a figure without the currency that is written there: 增加港币5.9亿元."""
    return without_currency(words) if claim.dimension is Dimension.MONEY else words


def _depth(depth: int, words: str) -> int:
    for character in words:
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth = max(0, depth - 1)
    return depth


def clause(words: str) -> str:
    """The end of some words, from the last mark that parts clauses: what directly leads up to a figure.

    A bracket that is closed before the figure and has clauses of its own is left out, and so is the colon behind a
    label right before it (期末结余:39910元).
    """
    return CLAUSE_MARK.split(ASIDE.sub("", words).rstrip(LABELLED))[-1].strip()


def opening(words: str) -> str:
    """The start of some words, up to the first mark that parts clauses: what directly follows a figure."""
    return CLAUSE_MARK.split(words, maxsplit=1)[0].strip()


def clause_after(figure: Figure) -> str:
    """The words after a figure within its clause."""
    return AFTER_CLAUSE.split(figure.after, maxsplit=1)[0]


def in_table(figure: Figure) -> bool:
    """Whether a figure is a cell of a table, or stands in a row of cells parted by bars or tabs, an indent aside."""
    before = figure.before if figure.position else figure.before.lstrip()
    return CELL in figure.claim.rules or BAR.search(before) is not None or BAR.match(figure.after) is not None
