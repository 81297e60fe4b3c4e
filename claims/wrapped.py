"""The breaks of text that is set in lines of one width, as pasted from a PDF or a letter.

A break ends nothing where the lines around it fill one width and the sentence goes on behind it; what a reader sees as
the end of a paragraph, a heading, a row of a table or an item of a list is none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

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
_IN_NAME = re.compile(r"\n(?:[ 　\r]*\n){0,2}[ ]*(?=[值率额](?:增[长加]|下降|上升|提高|达|为|约|[0-9]))")
_OPEN_NAME = re.compile(
    r"(?:\A|[。，；,;:：])[^\n。；;:：|｜]{2,28}?"
    r"(?:(?P<half>存款|贷款|储蓄|资金|债务|税收|财政|保费|保险|营业|销售|经营|投资|进出口|进口|出口|零售|支出)"
    r"|余额|总额|总收入|增加值|总产值|零售额)[ ]*"
    r"(?P<break>\n(?:[ 　\r]*\n){0,2}[ ]*)(?(half)(?:余额|总额|总值|总量|收入|支出))(?:[为達达约](?:[到至])?|约为)?"
    r"[0-9][0-9,.]*[万亿]?(?:元|美元)[，,。；;]"
)
"""The name of an amount of money, or half of it, at the end of a line and its level on the next: 存款 | 余额9亿元."""
_BETWEEN_COLUMNS = re.compile(r"[|｜\t 　]")
_COLUMNS = re.compile(r"[|｜\t]|\S[ 　]{2,}\S.*\S[ 　]{2,}\S|^(?:[^\s，。、；]+[ 　]+){3}[^，。、；]*$")


def breaks(text: str) -> Iterator[tuple[int, int]]:
    """The breaks that end nothing, with the blanks beside them: where each starts and ends, in order."""
    found = dict(_trimmed(text, end, start) for end, start in chain(_within_words(text), _of_lines(text)))
    yield from sorted(found.items())


def _trimmed(text: str, end: int, start: int) -> tuple[int, int]:
    """A break from `end` to `start` with the blanks beside it."""
    before, behind = text[max(0, end - WIDEST) : end], text[start : start + WIDEST]
    return end - len(before) + len(before.rstrip(_BLANKS)), start + len(behind) - len(behind.lstrip(" "))


def _within_words(text: str) -> Iterator[tuple[int, int]]:
    """The breaks in the name of an indicator, whatever the width: 生产总 | 值增长5%."""
    yield from (match.span() for match in _IN_NAME.finditer(text) if "一" <= text[match.start() - 1] <= "鿿")
    yield from (match.span("break") for match in _OPEN_NAME.finditer(text))


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
    if line.isspace():
        return False
    return _BETWEEN_COLUMNS.search(line) is None or _COLUMNS.search(line.rstrip(_BLANKS)) is None


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
