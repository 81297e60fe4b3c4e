"""Percentages with the part and the whole that they are of, as far as a page gives both."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checks.figures.amounts import alike
from checks.figures.bases import base_before, come_together
from checks.figures.directory import directory
from checks.figures.percentages import Share, fits, fits_or_slipped
from checks.figures.possible_shares import computable, is_share
from checks.figures.stretches import SEGMENT, back_to
from checks.figures.topics import related, spelled, topic
from checks.lexicon import pattern
from checks.page import Figure, Page, clause, in_table
from checks.shares.bare_shares import among, amounts_behind, counted_with_amounts, going_on, in_lead, of_so_many
from checks.shares.bracketed_shares import bracketed_shares
from checks.shares.done_rates import done_rates, of_a_budget_told, of_the_aim
from checks.shares.leads import whole_in_lead
from checks.shares.named_rates import PER_MILLE, named_rates, named_rates_beside, of_others
from checks.shares.rows_of_shares import rows_of_shares
from checks.shares.shares_by_definition import by_definition, contributed, in_a_ratio, sectors
from checks.shares.shares_in_tables import in_tables, under_totals
from checks.shares.shares_in_words import (
    by_words,
    inline,
    is_right_behind,
    of_a_namesake,
    of_all_told,
    shared_out,
    shared_out_among,
)
from checks.shares.shares_of_increases import of_increases
from checks.shares.shares_of_places import of_a_place
from checks.sums.shifts import superseded

FELLOWS = 2


def shares(page: Page) -> list[Share]:
    """Every percentage of the page with the part and the whole that it is of, as far as they can be computed with."""
    known = directory(page)
    sure = [
        *by_words(page, known),
        *of_all_told(page, known),
        *in_tables(page),
        *under_totals(page),
        *by_definition(page, known),
        *in_a_ratio(page, known),
        *contributed(page),
        *done_rates(page, known),
        *of_the_aim(page),
        *of_a_budget_told(page),
        *shared_out_among(page),
        *inline(page),
        *among(page),
        *of_a_place(page),
        *named_rates_beside(page, known),
        *in_lead(page, known),
        *amounts_behind(page),
        *counted_with_amounts(page),
        *of_increases(page),
    ]
    named = (of_a_namesake, shared_out, named_rates, sectors)
    may_be = [share for find_in in named for share in find_in(page, known) if computable(*share)]
    fitting = [share for share in may_be if fits(*share)]
    may_be = [share for share in may_be if is_share(share[2]) or not of_others(page, *share[:2])]
    may_be = [share for share in may_be if fits(*share) or not _moved_on(share[2])]
    may_be = [share for share in may_be if fits(*share) or not _of_another_base(page, share)]
    told = [share for share in sure if computable(*share) and (fits(*share) or _told_before(*share))]
    told = [share for share in told if fits(*share) or not _of_another_base(page, share)]
    told += _odd_ones_out(page, may_be, fitting)
    fitting = [*fitting, *(share for share in told if fits(*share))]
    by_percent = {share[2].claim.start: share for share in (*reversed(told), *reversed(fitting))}
    by_percent = {**{share[2].claim.start: share for share in going_on(page, by_percent)}, **by_percent}
    beside = (
        *bracketed_shares(page),
        *rows_of_shares(page),
        *(share for share in of_so_many(page) if computable(*share)),
    )
    by_percent.update((share[2].claim.start, share) for share in beside)
    by_percent = {start: share for start in by_percent if (share := _of_total(by_percent[start], by_percent))}
    earlier = {figure.claim.start for line in page.lines for figure in superseded(line)}
    return [by_percent[start] for start in sorted(by_percent) if start not in earlier]


def _of_total(share: Share, found: Mapping[int, Share]) -> Share | None:
    """A share 占总数的, which is of no figure that is itself a share of the total: of that total if that fits.

    10时至22时共45.58万起,占总数的71.6%;其中,18时至20时共8.52万起,占火灾总数的13.4%. None where neither fits.
    """
    part, whole, percent = share
    of_all = pattern("share.toml", "of all")
    said = of_all.search(clause(percent.before))
    if not said or fits(part, whole, percent):
        return share
    above = (other for other in found.values() if other[0] is whole and other[2] is not percent)
    total = next((other[1] for other in above if of_all.search(clause(other[2].before))), None)
    if total is None or total is part or (said["noun"] and spelled(said["noun"]) != topic(total).name):
        return share
    return (part, total, percent) if fits_or_slipped(part, total, percent) else None


def _of_another_base(page: Page, share: Share) -> bool:
    """Whether a share names what it is of in figures, and not this whole, or that is said to be left out.

    有表决权股份716万股。同意271万股,占出席会议股份284万股的95.5%; 关联股东持有的392万股未计入. So does one that is just
    that of an amount behind the last semicolon: 甲案涉赃款5000万元;乙案涉1200万元,追回432万元,占赃款的36%.
    """
    part, whole, percent = share
    line = page.lines[percent.line]
    base = base_before(line, percent)
    if base is not None and (base is not whole or come_together(line, base)):
        return True
    if whole.line == part.line == percent.line and whole.position < part.position:
        own = back_to(SEGMENT, page.lines[part.line].figures[whole.position + 1 : part.position + 1])
        nearer = (each for each in own if SEGMENT.search(own[0].before) and each is not part and alike(each, part))
        if any(fits(part, each, percent) for each in nearer):
            return True
    return pattern("share.toml", "left out").match(whole.after) is not None or _of_those_who(whole, percent)


def _of_those_who(whole: Figure, percent: Figure) -> bool:
    """Whether a share names a group of which a figure tells but those it came to: 甲组9例治愈, 占甲组的3%."""
    named = pattern("share.toml", "share of").search(clause(percent.before))
    if named is None or spelled(named["whole"]) != topic(whole).name:
        return False
    return pattern("share.toml", "came to them").match(whole.after) is not None


def _of_others_told(page: Page, share: Share) -> bool:
    """Whether a sentence says of what a part is one, and not of the whole: 委员中,妇女9名,占总数的25.7%."""
    part, whole, _ = share
    line = page.lines[part.line]
    named = whole_in_lead(line, part, part.claim.sentence_start - line.start)
    return named is not None and not related(named, topic(whole).name)


def _odd_ones_out(page: Page, may_be: Sequence[Share], fitting: Sequence[Share]) -> Iterator[Share]:
    """The one share that doesn't fit a whole of which at least two others do, on its line or in its very words."""
    met = {percent.claim.start for _, _, percent in fitting}
    groups: defaultdict[tuple[int, str], list[Share]] = defaultdict(list)
    for share in may_be:
        if share[2].claim.unit != PER_MILLE and not _of_others_told(page, share):
            groups[share[1].claim.start, f"{share[2].line} {share[2].period}"].append(share)
            words = clause(share[2].before)
            if pattern("share.toml", "share of").search(words) and not pattern("share.toml", "of all").search(words):
                groups[share[1].claim.start, f"{words}{share[2].period}"].append(share)
    for group in groups.values():
        proven = {percent.claim.start for part, whole, percent in group if fits(part, whole, percent)}
        odd = {percent.claim.start: share for share in group if (percent := share[2]).claim.start not in met}
        if len(proven) >= FELLOWS and len(odd) == 1:
            yield from odd.values()


def _moved_on(percent: Figure) -> bool:
    """Whether a percentage is what it was before: 由去年同期的36%降至32%."""
    start = pattern("share.toml", "moved from").search(clause(percent.before))
    return start is not None and pattern("share.toml", "moved").match(percent.after) is not None


def _told_before(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share may be of a whole though it doesn't fit: the text, or the table, gives that before it.

    Or right behind it, as where the next clause tells of what the share just named (占营业收入的8.1%;营业收入为6亿元).
    """
    before = whole.claim.start < percent.claim.start or (in_table(part) and in_table(whole))
    return before or is_right_behind(whole, percent)
