"""A label with its count, and behind a colon what it counts: 停水小区4个:东苑、西苑、南苑、北苑.

The label opens its sentence and the list goes to the end of it. A count that misses is wrong where one mark parts the
items, a full stop ends them and each is a name of its own; one that fits is told of any such list.
"""

import re
from dataclasses import dataclass

from checks.lexicon import pattern
from checks.page import SENTENCE_END, Figure
from claims.model import Hedge

LABEL = re.compile(
    r"\s*(?:[0-9]{1,2}[.．、)）]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])?\s*[“”一-鿿]{2,16}\s*"
)
COLON = re.compile(r"\s*[:：]\s*")
STOP = re.compile(r"[。;；\n]")
ASIDE = re.compile(r"[(（][^()（）\n]*[)）]")
OPEN = re.compile(r"等$|等[,，、]|[:：?？!！]|……")
NUMBERED = re.compile(r"[一1](?:[是要类]|[、.．)）])|[(（][一1][)）]")
OTHERS = re.compile("各|其[他它余]|有关|相关|^(?:以及|还)")
NOT_ITS_OWN = re.compile(
    "^[0-9０-９一二三四五六七八九十甲乙丙丁A-Za-z东西南北].{0,3}$|[和及与或]|夫[妇妻]|兄弟|姐妹|父[子女]|母[子女]|一家|双方|两"
)
"""What may go on with the item before it (东苑1栋、2栋), or be more than one."""
ABSTRACT = re.compile("问题|方面|任务|措施|举措|特点|原因|要求|内容|环节|方向|目标|因素|理念|机制|阶段|步骤")
MARKS = "、,，"
PLACE = "处"
LONGEST, MOST, SEVERAL = 24, 60, 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """The items behind a label; `sure` where nothing else than those can be meant."""

    names: tuple[str, ...]
    sure: bool


def labelled_list(figure: Figure, rest: str) -> Labelled | None:
    """The items behind a count that a label opens; `rest` are the words behind the count to the end of its line."""
    claim, label = figure.claim, SENTENCE_END.split(figure.before)[-1]
    counts = claim.hedge is Hedge.EXACT and claim.low is not None and 1 <= claim.low <= MOST
    colon = COLON.match(rest) if counts and not figure.depth and LABEL.fullmatch(label) else None
    if colon is None or not (claim.unit == PLACE or pattern("list.toml", "one by one").fullmatch(claim.unit)):
        return None
    stop = STOP.search(rest, colon.end())
    listed = ASIDE.sub("", rest[colon.end() : stop.start() if stop else len(rest)]).strip()
    if OPEN.search(listed) or NUMBERED.match(listed) or OTHERS.search(listed):
        return None
    marks = {mark.replace(",", "，") for mark in listed if mark in MARKS}
    names = tuple(name.strip() for name in re.split(f"[{MARKS}]", listed))
    if not all(0 < len(name) <= LONGEST for name in names) or ("、" not in marks and 1 < len(names) < SEVERAL):
        return None
    own = not any(map(NOT_ITS_OWN.search, names)) and not ABSTRACT.search(label)
    near = len(names) < 2 * claim.low < 4 * len(names) if claim.low else False
    return Labelled(names, sure=own and near and len(marks) == 1 and len(names) >= SEVERAL and stop is not None)
