"""Shares told right behind their part of what the page gives once under the very name: 6.2万公顷,占总播种面积的16.4%.

The whole is the one amount of that name on the paragraph before the share, or else on the page. Also of an economy by
what its sectors add (增加值…,占全市经济的61.1%), of what 其中 or a name with 中 leads from, and of what the part is by
definition a part of (总人口59.8万人;女性人口30.8万人,占51.4%).

Limits: what misses its whole is wrong only where one slip of the pen explains it, and where it is no share of another
amount of its kind near it.
"""

from collections.abc import Iterator
from itertools import dropwhile

from checks.figures.amounts import SENTENCE, alike
from checks.figures.directory import Directory, directory, is_level, kind
from checks.figures.identity import WHOLE_PLACE, scope_allows, time_allows
from checks.figures.percentages import Share, fits, in_words, is_percent, targets
from checks.figures.possible_shares import computable, of_one_time
from checks.figures.topics import names, spelled, topic
from checks.lexicon import pattern
from checks.page import OPENING, Figure, Line, Page, clause, in_table
from checks.repair import repairs
from checks.shares.leads import whole_in_lead
from checks.shares.shares_by_definition import wholes_named
from claims.model import Hedge

REACH, LINES, LONGEST, MOST = 12, 12, 4, 3
OUTPUT = "地区生产总值"


def plain_shares(page: Page, found: set[int]) -> Iterator[Share]:
    """Each such share of the page; `found` are the starts of the percentages that have one already."""
    known = directory(page)
    for line in page.lines:
        for percent in line.figures:
            part = _part(line, percent) if percent.claim.start not in found else None
            whole = _whole(line, part, percent, known) if part else None
            if part is None or whole is None or not _may_be(part, whole, percent):
                continue
            share = part, whole, percent
            if fits(*share) or (_slipped(share) and not _of_others(page, share)):
                yield share


def _part(line: Line, percent: Figure) -> Figure | None:
    """The amount that a percentage is told of right behind it in its sentence, past how that grew."""
    told = is_percent(percent) and not in_table(percent) and not in_words(percent) and percent.claim.low
    if not told or percent.after.startswith(tuple(OPENING)) or SENTENCE.search(percent.before):
        return None
    before = reversed(line.figures[max(0, percent.position - MOST) : percent.position])
    part = next(dropwhile(_is_change, before), None)
    if part is None or not is_level(part) or part.depth != percent.depth or part.claim.hedge is not Hedge.EXACT:
        return None
    return part if part.claim.sentence_start == percent.claim.sentence_start and not in_table(part) else None


def _is_change(figure: Figure) -> bool:
    """Whether a figure only says how another one grew: 增长9.9%, 增加223.3亿元."""
    return figure.claim.measure == "增减额" or topic(figure).aspect in ("rate", "change")


def _whole(line: Line, part: Figure, percent: Figure, known: Directory) -> Figure | None:
    """What a share is of: the one amount of the name that it says, or that leads to its part where it says none."""
    words = clause(percent.before)
    if pattern("share.toml", "bare share").match(words):
        return _led_from(line, part, percent, known)
    named = pattern("share.toml", "share of").search(words)
    if named is None or not _is_said_of(words[: named.start()], part):
        return None
    if pattern("share.toml", "an economy").fullmatch(named["whole"]):
        return _one(known, part, percent, OUTPUT) if "增加值" in topic(part).name else None
    place = WHOLE_PLACE.match(named["whole"])
    name = spelled(pattern("share.toml", "of a time").sub("", named["whole"]))
    whole = _one(known, part, percent, name)
    return whole if whole and (not place or whole.scope in ("", place.group())) else None


def _is_said_of(words: str, part: Figure) -> bool:
    """Whether the words before 占 are none, or the name of the part."""
    name = spelled(words.strip()).removesuffix("总量").removesuffix("总额")
    return not name or name in {"其", "约", "仅", *names(part)}


def _one(known: Directory, part: Figure, percent: Figure, name: str) -> Figure | None:
    """The one amount of a name, on the paragraph before a share or on the page; None where there are several."""
    told = [
        each for own, kinds in known.mentions.items() if _is_called(own, name) for each in kinds.get(kind(part), ())
    ]
    told = [each for each in told if each is not part]
    before = [each for each in told if each.line == percent.line and each.claim.start < percent.claim.start]
    wholes = before or told
    return wholes[-1] if len({each.claim.low for each in wholes}) == 1 else None


def _is_called(own: str, name: str) -> bool:
    """Whether an amount goes by a name: by the very one, or by one that says of what 总量 it is the total."""
    if own == name or not name:
        return bool(name)
    before = own.removesuffix(name)
    few = name.startswith("总") and before != own and len(before) <= LONGEST
    return few and pattern("share.toml", "some kind of").search(before) is None


def _led_from(line: Line, part: Figure, percent: Figure, known: Directory) -> Figure | None:
    """What 其中 stands behind in a sentence with no other amounts, or what X中 at its beginning names."""
    before = [each for each in line.figures[max(0, part.position - REACH) : part.position] if is_level(each)]
    own = [each for each in before if each.claim.sentence_start == part.claim.sentence_start]
    if pattern("parts.toml", "among").search(part.before):
        return own[0] if len(own) == 1 and alike(own[0], part) else None
    name = whole_in_lead(line, part)
    if name is not None:
        return _one(known, part, percent, name)
    wholes = (_one(known, part, percent, own) for own in wholes_named(topic(part).name, known))
    return next((each for each in wholes if each and each in before), None)


def _may_be(part: Figure, whole: Figure, percent: Figure) -> bool:
    one_place = scope_allows(part.claim.scope, whole.claim.scope)
    one_time = of_one_time(part, whole) and time_allows(whole.claim, percent.claim)
    told = whole.claim.hedge is Hedge.EXACT and part is not whole and one_place and one_time
    return told and computable(part, whole, percent)


def _slipped(share: Share) -> bool:
    return any(repairs(*target) for target in targets(*share))


def _of_others(page: Page, share: Share) -> bool:
    """Whether a share is that of another whole near it, or of another part in its sentence.

    Or of a group of which its whole only tells whom something came to: 观察组250例达到缓解…, 8例,占观察组的2.0%.
    """
    part, whole, percent = share
    if pattern("share.toml", "came to them").match(whole.after):
        return True
    lines = page.lines[max(0, percent.line - LINES) : percent.line + LINES]
    near = [each for line in lines for each in line.figures if is_level(each) and alike(each, part)]
    if any(each is not part and computable(part, each, percent) and fits(part, each, percent) for each in near):
        return True
    own = [each for each in near if each.claim.sentence_start == percent.claim.sentence_start and each is not whole]
    others = (each for each in own if each is not part and computable(each, whole, percent))
    return any(fits(each, whole, percent) for each in others)
