r"""reference: a figure against a table of official ones that the user supplies.

Catches a figure that the official one for the same indicator, place and time rules out. The row of the table stands in
the finding, with its file, its number and its source.

Given: indicator,scope,period,value,unit\n地区生产总值,江苏省,2012年,54058.2,亿元
Bad: 2012年江苏省地区生产总值45058.2亿元。
Good: 2012年江苏省地区生产总值5.41万亿元。

Limits: compared are levels and yearly rates of growth that the words before the figure name plainly, at the same place
and for the very same time; where the text says neither of both, nothing is. What is planned, a running total (累计)
against a figure of one time, real against nominal growth, shares, differences and means are passed over. A figure in
the midst of a sentence, of brackets or a table may be of a part that words further off name: it is held to the table
only where a text has its indicator once or where one slip of the pen explains the difference. An indicator that stands
in several rows (a first estimate and its revision) fits where it fits one of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checks.figures.conversions import in_unit
from checks.figures.identity import base, span_words
from checks.figures.rates import owner
from checks.figures.topics import unit
from checks.lexicon import pattern
from checks.official import RATE, Key, Official, growth_prices, place, prices
from checks.page import Figure, Line, Page, clause, in_table
from checks.relation import Comparator, Interval, Member, Relation, Words, holds, read_as, signed, stated
from checks.repair import repairs
from claims.indicators import normalise
from claims.model import Claim, Dimension, Kind, Status
from claims.scopes import whole

Index = Mapping[Key, Sequence[Official]]


def index(references: Sequence[Official]) -> Index:
    """The rows of all tables by what they are of."""
    found: defaultdict[Key, list[Official]] = defaultdict(list)
    for row in references:
        found[row.key].append(row)
    return found


def relations(page: Page, known: Index) -> Iterator[Relation]:
    """One relation for each figure of which the tables have a comparable row: the first that fits, else the last."""
    for line in page.lines if known else ():
        for figure in line.figures:
            claim = Interval.of(figure.claim)
            rows = [(row, read) for row in _rows(line, figure, known) if (read := _comparable(line, figure, row))]
            fitting = next((found for found in rows if holds(Comparator.MEETS, claim, found[1])), None)
            if fitting:
                yield _relation(figure, *fitting, fits=True)
            elif rows and _is_whole(line, figure, *rows[-1]):
                yield _relation(figure, *rows[-1], fits=False)


def _rows(line: Line, figure: Figure, known: Index) -> Sequence[Official]:
    """The rows of a figure's indicator, place and time; none where the figure does not tell enough."""
    claim = figure.claim
    if claim.kind is not Kind.CLAIM or claim.status is not Status.ACTUAL or claim.low is None:
        return ()
    if not claim.indicator or not claim.period_start or not claim.period_end or "subject:body" in claim.rules:
        return ()
    name, aspect, _, scope, _ = claim.indicator.split("|")
    if not name or not scope or whole(scope):
        return ()
    when = (place(scope), claim.period_start, claim.period_end, claim.cumulative)
    for named, measure in _measured(figure, name, aspect):
        rows = known.get(Key(named, measure, *when))
        if rows and _plain(line, figure, measure):
            return rows
    return ()


def _measured(figure: Figure, name: str, aspect: str) -> Iterator[tuple[str, str]]:
    """The names that a figure's indicator may have in a table, each with its measure."""
    if aspect == RATE:
        yield name, RATE
    elif not aspect:
        yield name, ""
    elif in_table(figure) and pattern("topics.toml", "level").match(figure.claim.measure or ""):
        yield name, ""
        yield normalise(name + aspect), ""


def _plain(line: Line, figure: Figure, measure: str) -> bool:
    """Whether the words before a figure name its indicator and nothing that narrows it."""
    if in_table(figure):
        return True
    if measure != RATE:
        return _bare(figure, clause(figure.before), "neutral")
    if base(figure) not in ("", "实际", "名义") or span_words(figure) & {"累计", "年均", "月均", "日均", "季均"}:
        return False
    amount = owner(line, figure)
    if amount is not None:
        return _bare(amount, clause(amount.before), "neutral")
    return _bare(figure, clause(figure.before), "plain rate")


def _is_whole(line: Line, figure: Figure, row: Official, official: Interval) -> bool:
    """Whether a figure that does not fit is of the indicator itself, and not of a part that words further off name.

    So it is where a text has the indicator once (地区生产总值), where its figure is the first of a sentence, and where
    one slip of the pen explains the difference; in brackets and after 其中 it may always be a part.
    """
    amount = owner(line, figure) or figure
    if pattern("topics.toml", "single").match(row.key.name):
        return True
    if figure.depth or amount.depth or "其中" in amount.lead:
        return False
    if repairs(figure.claim, official):
        return True
    before = line.figures[amount.position - 1].claim if amount.position else None
    return not in_table(amount) and (before is None or before.sentence_start != amount.claim.sentence_start)


def _bare(figure: Figure, words: str, behind: str) -> bool:
    """Whether a clause is the figure's subject, with its place and time before it and neutral words around it."""
    before, subject, after = words.partition(figure.subject or words)
    if not subject:
        return False
    for known in (figure.period, figure.scope):
        before = before.replace(known, "", 1) if known else before
    neutral = pattern("topics.toml", "neutral")
    following = pattern("topics.toml", behind)
    return all(not part or form.fullmatch(part) for part, form in ((before, neutral), (after, following)))


def _comparable(line: Line, figure: Figure, row: Official) -> Interval | None:
    """What a row says in a figure's own unit; None where that can't be told, and where their prices differ.

    Things that are counted have one unit, whatever their classifiers.
    """
    claim = figure.claim
    if row.dimension is not claim.dimension:
        return None
    if row.key.measure == RATE:
        words = figure.before if owner(line, figure) else figure.lead
        one_price = growth_prices(row.key.name, words) == row.prices
    else:
        one_price = (prices(clause(figure.before)) == "constant") == (row.prices == "constant")
    if not one_price:
        return None
    return row.interval if row.dimension is Dimension.COUNT else in_unit(row.interval, row.unit, unit(claim))


def _relation(figure: Figure, row: Official, official: Interval, *, fits: bool) -> Relation:
    claim, where = figure.claim, f"{row.file}:{row.row}"
    return Relation(
        type="reference",
        members=(Member(figure.document, claim, "figure"),),
        left=Interval.of(claim),
        right=official,
        formula=signed(stated(claim), "=", f"{read_as(row.printed, official)} ({where})", fits=fits),
        explanation=_words(claim, row, fits=fits),
        suggestion=None if fits or repairs(claim, official) else row.printed,
        targets=((claim, official),),
        evidence=where,
    )


def _words(claim: Claim, row: Official, *, fits: bool) -> Words:
    about = f"{row.scope}{row.period}{row.indicator}"
    source = "".join(f",{part}" for part in (row.source, row.url) if part)
    origin = ", ".join(part for part in (row.source, row.url) if part)
    said, agrees = ("相符", "agrees") if fits else ("不符", "does not agree")
    return Words(
        zh=f"{about}的官方数据为{row.printed}({row.file}第{row.row}行{source}),与文中的{claim.text}{said}。",
        en=f"The official figure for {row.indicator}, {row.scope}, {row.period} is {row.printed} "
        f"({row.file}, row {row.row}{', ' if origin else ''}{origin}): {claim.text} {agrees} with it.",
    )
