"""Text that is broken into lines of one width, as pasted from a PDF or a letter, and the same with those breaks out.

A break is taken out where the lines around it fill one width and the sentence goes on behind it; what a reader sees as
the end of a paragraph, a heading, a row of a table or an item of a list stays one. A blank stays between Latin letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.model import Claim, Document

NARROWEST, WIDEST = 34, 140
"""The columns that a line of wrapped text fills, a Chinese character taking two: 17 to 70 characters."""
RAGGED = 10
"""How many columns a full line may fall short by: a long number goes to the next line whole."""
SHORTEST_BLOCK = 3
SURE = 2
RARE = 6
_BLANKS = " 　\r"
_WIDE = re.compile("[⺀-￯　]")
_ENDS = re.compile("[。！？!?；;：:…”』》】)）]$")
_INSIDE = re.compile("[。！？；][^。！？；]*[^。！？；：，、]$")
_OPEN = re.compile(r"[、，（(《“「至到和与及的约近超达为]$|[0-9][万亿]?$")
_GOES_ON = re.compile("[，。；、：）)》”」％%万亿元余]")
_BEGINS = re.compile(
    r"[　 \t]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}(?:[)）、．]|[.](?![0-9]))|第[一二三四五六七八九十]+[章节条部]"
    r"|[‧•●▪■◆◇·*#—-]|[①-⑳]|[^，。；：:\s]{1,12}[:：])|　| {2,}"
)
_COLUMNS = re.compile(r"[|｜\t]|\S[ 　]{2,}\S.*\S[ 　]{2,}\S|^(?:[^\s，。、；]+[ 　]+){3}[^，。、；]*$")
_UNIT = re.compile(r"\n(?=[（(](?:[%％‰]|[十百千]?[万亿萬億]?(?:元|人|吨|噸|公顷|公頃|美元))[）)][ 　\r]*(?:\n|\Z))")
_LATIN = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without the breaks inside its sentences.

    `cuts` are the places in it, ascending, at which something was taken out; `taken` how many characters were in all
    up to each.
    """

    text: str
    cuts: Sequence[int]
    taken: Sequence[int]

    def claim_of(self, written: Claim, text: str) -> Claim:
        """A claim of this text as that of the wrapped `text` that it was read from."""
        start, end = self.start(written.start), self.end(written.end)
        first, last = self.start(written.sentence_start), self.end(written.sentence_end)
        return replace(written, start=start, end=end, text=text[start:end], sentence_start=first, sentence_end=last)

    def claim_in(self, claim: Claim) -> Claim:
        """A claim of the wrapped text as one of this text."""
        start, end, first, last = map(self._flat, (claim.start, claim.end, claim.sentence_start, claim.sentence_end))
        return replace(claim, start=start, end=end, text=self.text[start:end], sentence_start=first, sentence_end=last)

    def start(self, flat: int) -> int:
        """Where in the wrapped text stands what begins at a place of this one."""
        return flat + self._before(bisect_right(self.cuts, flat))

    def end(self, flat: int) -> int:
        """Where in the wrapped text ends what ends at a place of this one."""
        return flat + self._before(bisect_left(self.cuts, flat))

    def _before(self, count: int) -> int:
        return self.taken[count - 1] if count else 0

    def _flat(self, written: int) -> int:
        count = bisect_right(range(len(self.cuts)), written, key=lambda nth: self.cuts[nth] + self.taken[nth] - 1)
        return written - self._before(count)


def unwrap(text: str) -> Unwrapped:
    """The text with the breaks inside its sentences out; the very text where it has none."""
    pieces, cuts, taken = [], [], []
    at = size = gone = 0
    for end, start in _breaks(text):
        pieces.append(text[at:end])
        size += end - at
        if _LATIN.fullmatch(text[end - 1] + text[start]):
            pieces.append(" ")
            size += 1
            gone -= 1
        gone += start - end
        if gone:
            cuts.append(size)
            taken.append(gone)
        at = start
    return Unwrapped("".join([*pieces, text[at:]]), cuts, taken) if pieces else Unwrapped(text, (), ())


def unwrapped(document: Document) -> Document:
    """A document with its claims, in their order, as if its text were not wrapped; it itself where it is not."""
    flat = unwrap(document.text)
    return (
        replace(document, text=flat.text, claims=tuple(map(flat.claim_in, document.claims))) if flat.cuts else document
    )


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """The breaks to be taken out, with the blanks beside them: where each starts and ends."""
    of_units = ((found.start(), found.end()) for found in _UNIT.finditer(text) if found.start())
    for end, start in sorted({*_of_lines(text), *of_units}):
        before, behind = text[max(0, end - WIDEST) : end], text[start : start + WIDEST]
        yield end - len(before) + len(before.rstrip(_BLANKS)), start + len(behind) - len(behind.lstrip(" "))


def _of_lines(text: str) -> Iterator[tuple[int, int]]:
    """The breaks of wrapped lines."""
    for block in _blocks(text):
        margin = min(len(text[start:end]) - len(text[start:end].lstrip(" ")) for start, end in block)
        lines = [text[start + margin : end].rstrip(_BLANKS) for start, end in block]
        full = _full(lines)
        pairs = zip(block, block[1:], full, lines[1:], strict=False)
        yield from ((end, start) for (_, end), (start, _), goes, line in pairs if goes and not _BEGINS.match(line))


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Stretches of lines that may be one wrapped text: none blank, too wide or in columns."""
    block: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if 0 < end - start <= WIDEST and _is_prose(text[start:end]):
            block.append((start, end))
        else:
            if len(block) >= SHORTEST_BLOCK:
                yield block
            block = []
        start = end + 1
    if len(block) >= SHORTEST_BLOCK:
        yield block


def _is_prose(line: str) -> bool:
    return not line.isspace() and _COLUMNS.search(line.rstrip(_BLANKS)) is None


def _full(lines: Sequence[str]) -> list[bool]:
    """Which lines of a block go on in the next one; none where the block shows no width that it is broken at.

    What shows it: most lines are full, hardly one that ends openly is not, and some break where no line could end.
    """
    inner = range(len(lines) - 1)
    none = [False] * len(lines)
    if sum(_ENDS.search(line) is None for line in lines[:-1]) < SURE:
        return none
    widths = [len(line) + len(_WIDE.findall(line)) for line in lines]
    width = max(widths)
    if not NARROWEST <= width <= WIDEST:
        return none
    full = [each >= width - RAGGED for each in widths]
    open_ended = [nth for nth in inner if _ENDS.search(lines[nth]) is None and not _BEGINS.match(lines[nth + 1])]
    broken = [nth for nth in open_ended if full[nth]]
    stray = [nth for nth in open_ended if not full[nth] and not _heads(lines[nth], width)]
    sure = sum(1 for nth in broken if _goes_on(lines[nth], lines[nth + 1]))
    shown = len(broken) >= SURE and 0 < sure >= len(broken) / RARE and len(stray) * RARE <= len(broken)
    return full if shown else none


def _heads(line: str, width: int) -> bool:
    """Whether a short line may be a heading or the last of a paragraph."""
    return 2 * len(line) < width


def _goes_on(line: str, following: str) -> bool:
    """Whether a break stands where no line of its own could end."""
    return any((_INSIDE.search(line), _OPEN.search(line), _GOES_ON.match(following)))
