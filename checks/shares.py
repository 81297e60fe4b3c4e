"""Percentages with the part and the whole that they are of, as far as a page gives both."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from checks.amounts import SENTENCE, alike, amount, compared
from checks.directory import Directory, directory, find, is_level, kind, namesakes
from checks.done_rates import done_rates
from checks.leads import amounts_before, said_of, whole_in_lead
from checks.lexicon import pattern
from checks.named_rates import PER_MILLE, named_rates, named_rates_beside
from checks.page import Figure, Line, Page, clause, in_table, opening
from checks.percentages import Share, fits, fits_or_slipped, goes_on, is_percent
from checks.possible_shares import HEADS, computable, exceeds, of_one_time
from checks.rows_of_shares import rows_of_shares
from checks.shares_by_definition import by_definition, contributed, sectors, wholes_named
from checks.shares_in_tables import in_tables, under_totals
from checks.shifts import superseded
from checks.topics import ends_in, names, related, spelled, topic
from claims.model import Hedge

REACH = 12
FELLOWS = 2
LEAD = 400
NEAR = 4
TOTAL = "总"
TOTAL_NUMBER = "总数"
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def shares(page: Page) -> list[Share]:
    """Every percentage of the page with the part and the whole that it is of, as far as they can be computed with."""
    known = directory(page)
    sure = [
        *_said(page, known),
        *in_tables(page),
        *under_totals(page),
        *by_definition(page, known),
        *contributed(page),
        *done_rates(page),
        *_inline(page),
        *_among(page),
        *named_rates_beside(page, known),
        *_in_lead(page, known),
        *_amounts_behind(page),
    ]
    named = (_of_a_namesake, _shared_out, named_rates, sectors)
    may_be = [share for find_in in named for share in find_in(page, known) if computable(*share)]
    fitting = [share for share in may_be if fits(*share)]
    told = [share for share in sure if computable(*share) and (fits(*share) or _told_before(*share))]
    told += _odd_ones_out(may_be, fitting)
    fitting = [*fitting, *(share for share in told if fits(*share))]
    by_percent = {share[2].claim.start: share for share in (*reversed(told), *reversed(fitting))}
    by_percent = {**{share[2].claim.start: share for share in _going_on(page, by_percent)}, **by_percent}
    by_percent.update((share[2].claim.start, share) for share in rows_of_shares(page))
    by_percent = {start: share for start in by_percent if (share := _of_total(by_percent[start], by_percent))}
    earlier = {figure.claim.start for line in page.lines for figure in superseded(line)}
    return [by_percent[start] for start in sorted(by_percent) if start not in earlier]


def _of_total(share: Share, found: Mapping[int, Share]) -> Share | None:
    """A share 占总数的, which is of no figure that is itself a share of the total: of that total if that fits.

    10时至22时共45.58万起,占总数的71.6%;其中,18时至20时共8.52万起,占火灾总数的13.4%. None where neither fits.
    """
    part, whole, percent = share
    said = pattern("share.toml", "of all").search(clause(percent.before))
    if not said or fits(part, whole, percent):
        return share
    above = (other for other in found.values() if other[0] is whole and other[2] is not percent)
    of_all = pattern("share.toml", "of all")
    total = next((other[1] for other in above if of_all.search(clause(other[2].before))), None)
    if total is None or total is part or (said["noun"] and spelled(said["noun"]) != topic(total).name):
        return share
    return (part, total, percent) if fits_or_slipped(part, total, percent) else None


def _odd_ones_out(may_be: Sequence[Share], fitting: Sequence[Share]) -> Iterator[Share]:
    """The one share of a line that doesn't fit a whole of which at least two others on it do."""
    met = {percent.claim.start for _, _, percent in fitting}
    groups: defaultdict[tuple[int, int], list[Share]] = defaultdict(list)
    for share in may_be:
        if share[2].claim.unit != PER_MILLE:
            groups[share[1].claim.start, share[2].line].append(share)
    for group in groups.values():
        proven = {percent.claim.start for part, whole, percent in group if fits(part, whole, percent)}
        odd = {percent.claim.start: share for share in group if (percent := share[2]).claim.start not in met}
        if len(proven) >= FELLOWS and len(odd) == 1:
            yield from odd.values()


def _told_before(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share may be of a whole though it doesn't fit: the text, or the table, gives that before it."""
    return whole.claim.start < percent.claim.start or (in_table(part) and in_table(whole))


def _said(page: Page, known: Directory) -> Iterator[Share]:
    """占总播种面积的49.3%, and 第二产业增加值比重为80.9% after it."""
    for line in page.lines:
        last: Figure | None = None
        for figure in line.figures:
            last = None if SENTENCE.search(figure.before) else last
            words = _words(line, figure)
            named = pattern("share.toml", "share of").search(words)
            if not is_percent(figure) or pattern("share.toml", "not of the whole").search(words):
                continue
            if named:
                part = said_of(words[: named.start()], figure, line, known)
                last = part and find(known, spelled(named["whole"]), figure, kind(part), part)
            elif pattern("share.toml", "share again").search(words):
                part = said_of(pattern("share.toml", "share again").sub("", words), figure, line, known)
            else:
                continue
            if part and last and part is not last and kind(part) == kind(last) and of_one_time(part, last):
                wider = named and spelled(named["whole"]) not in names(last)
                behind = line.figures[figure.position + 1 : figure.position + 2]
                in_row = bool(behind) and goes_on(behind[0])
                unsure = wider or exceeds(part, last) or _of_other_heads(part, last)
                may = fits if in_row else fits_or_slipped
                if not (unsure or in_row) or (computable(part, last, figure) and may(part, last, figure)):
                    yield part, last, figure


def _of_other_heads(part: Figure, whole: Figure) -> bool:
    """Whether a sentence tells of two groups, as of the dead and the hurt, of which none is a part of the other."""
    one_sentence = part.claim.sentence_start == whole.claim.sentence_start
    return one_sentence and not related(topic(part).name, topic(whole).name) and part.claim.dimension in HEADS


def _words(line: Line, figure: Figure) -> str:
    """The words that lead up to a percentage; for 由9.6%提高到10.8% those before the first of the two."""
    own = BRACKETS.sub("", figure.before)
    if figure.position and pattern("share.toml", "moved to").match(figure.before):
        before = pattern("share.toml", "moved from").sub("", clause(line.figures[figure.position - 1].before))
        return before if pattern("share.toml", "share of").search(before) else clause(figure.before)
    return clause(own)


def _of_a_namesake(page: Page, known: Directory) -> Iterator[Share]:
    """What a share is of where the text gives several figures under that name, the nearest before it first."""
    for line in page.lines:
        for figure in line.figures:
            words = _words(line, figure)
            named = pattern("share.toml", "share of").search(words) or pattern("share.toml", "bare share").match(words)
            if not named or not is_percent(figure):
                continue
            part = said_of(words[: named.start()], figure, line, known)
            whole = spelled(named["whole"] or "")
            if part is None:
                continue
            own = _names_within(part, known) if whole == TOTAL_NUMBER else [whole]
            for name in own if whole else _wholes_in_lead(line, part, known):
                wholes = namesakes(known, name, figure, kind(part))
                wholes += known.mentions.get(name, {}).get(kind(part), ())[:1] if whole == TOTAL_NUMBER else ()
                yield from ((part, each, figure) for each in wholes if each is not part)


def _names_within(part: Figure, known: Directory) -> list[str]:
    """The names of the page that a part's own ends in, itself first: 农村火灾, 火灾."""
    name = topic(part).name
    ends = (name[start:] for start in range(max(1, len(name) - 1)))
    return [end for end in ends if end in known.mentions and ends_in(name, end)]


def _in_lead(page: Page, known: Directory) -> Iterator[Share]:
    """全市常住人口中,男性…万人,占53.20%: a bare share of what its sentence begins with; a miss only by a slip."""
    for line in page.lines:
        for figure in line.figures:
            bare = pattern("share.toml", "bare share").match(clause(figure.before))
            part = said_of("", figure, line, known) if bare and is_percent(figure) else None
            if part is None:
                continue
            name = whole_in_lead(line, part, figure.claim.sentence_start - line.start)
            whole = find(known, name, part, kind(part)) if name is not None else None
            told = whole is not None and whole is not part and of_one_time(part, whole)
            if whole and told and computable(part, whole, figure) and fits_or_slipped(part, whole, figure):
                yield part, whole, figure


def _wholes_in_lead(line: Line, part: Figure, known: Directory) -> list[str]:
    """What 全市常住人口中,男性占… is said of: the name that ends in 中, and what the part is a part of by its own."""
    named = whole_in_lead(line, part)
    return [*([] if named is None else [named]), *wholes_named(topic(part).name, known)]


def _inline(page: Page) -> Iterator[Share]:
    """贫困村456个,占全市1857个行政村总数的24.6%: the whole stands in the words of the share."""
    for line in page.lines:
        for place, (whole, figure) in enumerate(pairwise(line.figures)):
            said = pattern("share.toml", "share of a count").search(clause(whole.before))
            if not said or not is_percent(figure) or not pattern("share.toml", "of it").match(figure.before):
                continue
            parts = list(amounts_before(place, line, whole))
            told = [(part, whole, figure) for part in parts if computable(part, whole, figure)]
            fitting = next((share for share in told if fits(*share)), None)
            yield from [fitting] if fitting else told[:1] if len(told) == 1 else ()


def _among(page: Page) -> Iterator[Share]:
    """幼儿园658所,其中普惠性562所,占比85.41%: a bare share of what 其中 follows; a miss only by a slip of the pen.

    What marks the part off may stand before it (其中90平方米以下1450套), and the whole be called by its last words
    (固定资产投资232.88亿元,其中工业投资75.22亿元(占总投资的32.3%)).
    """
    for line in page.lines:
        for place, (part, percent) in enumerate(pairwise(line.figures)):
            lead, before = part.before, line.figures[max(0, place - NEAR) : place]
            if before and lead.strip() == clause(lead) and not alike(part, before[-1]):
                lead, before = f"{before[-1].before}{lead}", before[:-1]
            told = pattern("parts.toml", "among").search(lead)
            bare = pattern("share.toml", "bare share").match(clause(percent.before))
            kin = (each for each in reversed(before) if alike(each, part) and each.claim.measure != "增减额")
            whole = next(kin, part)
            share = part, whole, percent
            of_it = bare or _of_all_of(whole, clause(percent.before))
            if not (told and of_it and is_percent(percent) and alike(part, whole) and computable(*share)):
                continue
            if _is_amount(whole) and _is_amount(part) and fits_or_slipped(*share):
                yield share


def _of_all_of(whole: Figure, words: str) -> bool:
    """Whether a share is said to be of the total of what a figure's name ends in: 占总投资的, of 固定资产投资."""
    named = pattern("share.toml", "share of").search(words)
    name = spelled(named["whole"]) if named else ""
    return name.startswith(TOTAL) and len(name) > FELLOWS and ends_in(topic(whole).name, name[1:])


def _is_amount(figure: Figure) -> bool:
    """Whether a figure is a level of something, or of each head."""
    each = pattern("parts.toml", "of each").search(clause(figure.before)) is not None
    return is_level(figure) or (each and topic(figure).aspect in ("level", "per head") and not compared(figure))


def _amounts_behind(page: Page) -> Iterator[Share]:
    """总投资186.5亿元,其中资本金占40%,约74.6亿元: the part behind its share; a miss only by a slip of the pen."""
    for line in page.lines:
        for place, (percent, part) in enumerate(pairwise(line.figures)):
            behind = pattern("share.toml", "amount behind").match(part.before) and is_percent(percent)
            words = clause(percent.before)
            if not behind or not amount(part) or "占" not in words or pattern("share.toml", "moved from").search(words):
                continue
            wholes = list(amounts_before(place, line, part))
            told = [(part, whole, percent) for whole in wholes if computable(part, whole, percent)]
            bare = part.claim.hedge is Hedge.EXACT and not opening(part.after).strip(")） ")
            slipped = told if len(told) == 1 and bare and fits_or_slipped(*told[0]) else []
            yield from [share for share in told if fits(*share)][:1] or slipped


def _names_whole(percent: Figure) -> bool:
    """Whether a share says of what it is (占农业用水的90.0%)."""
    return pattern("share.toml", "share of").search(clause(percent.before)) is not None


def _going_on(page: Page, found: Mapping[int, Share]) -> Iterator[Share]:
    """同意…股,占出席会议…总数的99.81%;反对…股,占0.17%: bare shares of what the share before them is of."""
    for line in page.lines:
        last: Share | None = None
        wholes: list[Figure] = []
        for part, percent in pairwise(line.figures):
            last = found.get(part.claim.start, last)
            wholes += [last[1]] if last and last[1] not in wholes else []
            bare = pattern("share.toml", "bare share").match(clause(percent.before))
            if not last or not bare or not is_percent(percent) or percent.claim.start in found:
                continue
            fitting = (each for each in wholes if computable(part, each, percent) and fits(part, each, percent))
            share = part, next(fitting, last[1]), percent
            near = percent.position - last[2].position <= NEAR and kind(part) == kind(last[0])
            nested = pattern("parts.toml", "among").search(last[0].before) and _names_whole(last[2])
            near = near and (fits(*share) or not (nested or len(wholes) > 1))
            if near and computable(*share) and fits_or_slipped(*share):
                last = share
                yield share


def _shared_out(page: Page, known: Directory) -> Iterator[Share]:
    """甲177253户、583703人;乙31913户、77851人,分别占贫困人口总数的71%、9.5%: as many parts as percentages."""
    for line in page.lines:
        for place, first in enumerate(line.figures):
            named = pattern("share.toml", "share of").search(clause(first.before))
            if not named or not is_percent(first) or not pattern("share.toml", "each").search(clause(first.before)):
                continue
            percents = [first, *takewhile(goes_on, line.figures[place + 1 :])]
            before = line.figures[max(0, place - LEAD) : place]
            for whole in namesakes(known, spelled(named["whole"]), first):
                parts = [other for other in before if alike(other, whole) and other is not whole]
                pairs = zip(parts[-len(percents) :], percents, strict=False)
                yield from ((part, whole, percent) for part, percent in pairs)
