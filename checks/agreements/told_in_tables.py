"""Figures of the text that a table gives in the row of their name, under the head of the whole place or of now."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from checks.figures.amounts import compared, digits
from checks.figures.columns import noted, tables
from checks.figures.headed import table_otherwise
from checks.figures.identity import WHOLE_PLACE, base, of_versions, time_allows
from checks.figures.mentions import BAR, ITS_OWN, meets
from checks.figures.topics import topic
from checks.lexicon import pattern
from checks.page import Figure, Page, in_table
from checks.relation import Interval
from checks.repair import repairs, slip
from claims.model import Dimension, Hedge, Status

CLAUSES = re.compile("[,，;；。]")
COUNTED = re.compile("(?:其中)?(?P<name>[^0-9]{2,14}?)[0-9]+[所个家座]")
QUOTES = re.compile("[“”‘’「」]")
EXACT, DIGITS, FOR_A_SLIP, LONG_NAME, SHORTEST_NAME, FAR = 5, 3, 4, 4, 2, 160
MOST_LEVELS = 2
LEVELS = ("level", "rate", "share")


def told_in_tables(page: Page) -> Iterator[list[Figure]]:
    """A figure of the text with the one cell of its row that says the same, or the cell that has to.

    That is the only one of its time, of the whole place (全市) or under a head that is none of a part; it is wrong only
    where no cell of the row says what the text does each time, the time of both is known and one slip tells them apart.
    """
    cells: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    said: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if _tells(figure):
            about = topic(figure)
            (cells if in_table(figure) else said)[about.name, about.dimension, about.unit, base(figure)].append(figure)
    for key, told in said.items():
        row = cells.get(key, [])
        if not row or any(figure.claim.low != told[0].claim.low for figure in told):
            continue
        same = [cell for cell in row if cell.claim.low == told[0].claim.low]
        if len(same) == 1:
            yield [*told, *same] if told[0].claim.start < same[0].claim.start else [*same, *told]
        elif not same and (cell := _only_one(page, told[0], row)) is not None:
            yield [told[0], cell] if told[0].claim.start < cell.claim.start else [cell, told[0]]


def rows_told(page: Page) -> Iterator[list[Figure]]:
    """An amount and its growth of the text of which the row of their very name has only one, and a slip the other.

    财政收入2.63亿元,增长19.5% beside 财政收入 | 万元 | 26310 | 22026 | 19.5: 3.63亿元, or 18.5%, would be wrong.
    """
    rows: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        if in_table(figure) and len(topic(figure).name) >= LONG_NAME and digits_told(figure):
            rows[topic(figure).name].append(figure)
    for line in page.lines if rows else ():
        for level, rate in pairwise(line.figures):
            name = topic(level).name
            row = rows.get(name, []) if topic(rate).name == name and _is_grown(level, rate) else []
            row = [cell for cell in row if _is_called(level, cell)]
            rates = [cell for cell in row if _kind(cell) == _kind(rate)]
            levels = [cell for cell in row if _kind(cell) == _kind(level)]
            if len(rates) == 1 and 1 <= len(levels) <= MOST_LEVELS and not _otherwise_told(page, level, rate, row):
                yield from _told_apart(level, rate, levels, rates[0])


def pairs_told(page: Page) -> Iterator[list[Figure]]:
    """An amount and its percentage of the text that a row of a table has side by side, under a label within its name.

    具有博士学位的医师25人,占31.25%; 具有博士学位 | 25 | 31.25.
    """
    cells: defaultdict[Hashable, list[tuple[Figure, Figure]]] = defaultdict(list)
    said: defaultdict[Hashable, list[tuple[Figure, Figure]]] = defaultdict(list)
    for line in page.lines:
        for amount, percent in pairwise(line.figures):
            if _is_amount_with_share(amount, percent):
                told = cells if in_table(amount) else said
                told[amount.claim.low, percent.claim.low].append((amount, percent))
    for values, rows in cells.items():
        again = [pair for pair in said.get(values, []) if _names_row(pair[0], rows[0][0])]
        if len(rows) == 1 and len(again) == 1:
            yield from (sorted(pair, key=lambda each: each.claim.start) for pair in zip(again[0], rows[0], strict=True))


def _is_amount_with_share(amount: Figure, percent: Figure) -> bool:
    rates = percent.claim.dimension is Dimension.PERCENT and topic(percent).aspect != "rate"
    plain = amount.claim.dimension is not Dimension.PERCENT and topic(amount).aspect == "level"
    exact = min(digits_told(amount), digits_told(percent)) >= SHORTEST_NAME
    return rates and plain and exact and amount.depth == percent.depth


def _names_row(said: Figure, cell: Figure) -> bool:
    """Whether the label of a row is in what a figure of the text is called."""
    label, name = (QUOTES.sub("", topic(figure).name) for figure in (cell, said))
    return len(label) >= SHORTEST_NAME and (label in name or label in said.lead)


def _is_called(level: Figure, cell: Figure) -> bool:
    """Whether a figure and a cell have one name as written, but for what leads it: 营业收入 is not 营业总收入."""
    return level.subject.endswith(cell.subject) or cell.subject.endswith(level.subject)


def _is_grown(level: Figure, rate: Figure) -> bool:
    """Whether two figures of the text are an exact amount and how it grew, right behind it."""
    about = topic(level).aspect, topic(rate).aspect
    told = not in_table(level) and rate.claim.dimension is Dimension.PERCENT and about == ("level", "rate")
    near = level.claim.sentence_start == rate.claim.sentence_start and level.depth == rate.depth
    return told and near and min(digits_told(level), digits_told(rate)) >= SHORTEST_NAME and not compared(level)


def _kind(figure: Figure) -> Hashable:
    return topic(figure).dimension, topic(figure).aspect, base(figure)


def _otherwise_told(page: Page, level: Figure, rate: Figure, row: Sequence[Figure]) -> bool:
    """Whether growth is at other prices, or of what is the same besides, by the words of a sentence or of a table."""
    first = min(cell.claim.start for cell in row)
    words = page.text[level.claim.sentence_start : rate.claim.end] + page.text[max(0, first - FAR) : first]
    priced = pattern("across.toml", "other base").search(words) is not None
    priced = priced or any(table_otherwise(page, level, cell) for cell in row)
    return priced or noted(page, row[0]) or not all(time_allows(level.claim, cell.claim) for cell in row[:1])


def _told_apart(level: Figure, rate: Figure, levels: Sequence[Figure], grew: Figure) -> Iterator[list[Figure]]:
    """The one of two figures that its row tells otherwise where the other is the same."""
    same_level = any(meets(level, cell) for cell in levels)
    same_rate = rate.claim.low == grew.claim.low
    if same_level and not meets(rate, grew) and _slipped(rate, grew):
        yield sorted((rate, grew), key=lambda figure: figure.claim.start)
    if same_rate and not same_level and _slipped(level, levels[0]):
        yield sorted((level, levels[0]), key=lambda figure: figure.claim.start)


def _slipped(one: Figure, other: Figure) -> bool:
    pairs = ((one.claim, Interval.of(other.claim)), (other.claim, Interval.of(one.claim)))
    return any(repairs(*pair) for pair in pairs)


def rounded_from_tables(page: Page) -> Iterator[list[Figure]]:
    """A figure of the text that is the one cell of a table in fewer digits: 城镇人口21.73万人 and 城镇 | 217319.

    Three digits and more that round five and more tell enough where the row's label is in the name.
    """
    cells = [figure for figure in page.figures if in_table(figure) and digits_told(figure) >= EXACT]
    said = (
        [figure for figure in page.figures if not in_table(figure) and digits_told(figure) >= DIGITS] if cells else []
    )
    rounded: dict[Hashable, defaultdict[Hashable, list[Figure]]] = {}
    for figure in said:
        step, about = figure.claim.step, topic(figure)
        if not step or compared(figure) or about.aspect != "level" or figure.depth:
            continue
        if step not in rounded:
            rounded[step] = _by_rounded(cells, step)
        found = rounded[step][about.dimension, about.unit, figure.claim.low]
        if len(found) == 1 and _in_fewer_digits(figure, found[0]):
            yield sorted((figure, found[0]), key=lambda each: each.claim.start)


def _in_fewer_digits(figure: Figure, cell: Figure) -> bool:
    finer = (cell.claim.step or Decimal(1)) < (figure.claim.step or Decimal(1))
    named = topic(cell).name[:SHORTEST_NAME] in topic(figure).name or _is_of_those_before(figure, cell)
    return finer and named and time_allows(figure.claim, cell.claim)


def _is_of_those_before(figure: Figure, cell: Figure) -> bool:
    """Whether the clause right before a figure counts what a row is of, and its column is of what the figure counts.

    初中21所,在校学生1.36万人, and 普通初中 | 13582 in the column 在校生数.
    """
    label, head = topic(cell).name, cell.claim.measure or ""
    clauses = CLAUSES.split(figure.lead)
    counted = COUNTED.fullmatch(clauses[-2]) if len(clauses) > 1 else None
    of_it = counted is not None and counted["name"].endswith(label[-SHORTEST_NAME:]) and len(label) >= SHORTEST_NAME
    return of_it and len(head) > SHORTEST_NAME and head[:SHORTEST_NAME] in topic(figure).name


def _by_rounded(cells: Sequence[Figure], step: Decimal) -> defaultdict[Hashable, list[Figure]]:
    by_value: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for cell in cells:
        value = ((cell.claim.low or Decimal(0)) / step).to_integral_value(ROUND_HALF_UP) * step
        by_value[topic(cell).dimension, topic(cell).unit, value].append(cell)
    return by_value


def digits_told(figure: Figure) -> int:
    """How many digits of an exact and actual figure tell; 0 of any other."""
    claim = figure.claim
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    return digits(claim) if exact and claim.status is Status.ACTUAL else 0


def totals_told(page: Page) -> Iterator[list[Figure]]:
    """A figure of the text that the row of totals of a table gives, under the head of its name, or in a table of it.

    获奖牌827面 and 总计 | 268 | 268 | 291 | 827 below 奖牌榜: three digits and more that are the same.
    """
    said: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in page.figures:
        claim = figure.claim
        exact = claim.hedge is Hedge.EXACT and claim.low is not None and digits(claim) >= DIGITS
        if exact and not in_table(figure) and len(topic(figure).name) >= SHORTEST_NAME and not compared(figure):
            said[claim.dimension, topic(figure).unit, claim.low].append(figure)
    for table in tables(page) if said else ():
        first = min(column[0].figure.claim.start for column in table.values())
        title = page.text[max(0, first - FAR) : first].rpartition("。")[2]
        for entry in (entry for column in table.values() for entry in column if _of_all(entry.label)):
            claim = entry.figure.claim
            told = said.get((claim.dimension, topic(entry.figure).unit, claim.low), [])
            again = [figure for figure in told if _named_above(topic(figure).name, entry.figure, title)]
            if again and all(time_allows(figure.claim, claim) for figure in again):
                yield sorted((*again, entry.figure), key=lambda figure: figure.claim.start)


def _of_all(label: str) -> bool:
    return bool(pattern("totals.toml", "row of totals").search(label) or WHOLE_PLACE.search(label))


def _named_above(name: str, cell: Figure, title: str) -> bool:
    """Whether what a figure is of is what a table is of by its title, or a column by its head (金, of 金牌)."""
    heads = tuple(head for head in (topic(cell).name, cell.claim.measure) if head)
    return name in title or name.startswith(heads)


def _tells(figure: Figure) -> bool:
    claim, about = figure.claim, topic(figure)
    exact = claim.hedge is Hedge.EXACT and claim.low is not None and claim.low == claim.high
    named = len(about.name) >= LONG_NAME and digits(claim) >= DIGITS and claim.dimension is not Dimension.DURATION
    said = in_table(figure) or (about.aspect in LEVELS and not compared(figure) and not figure.depth)
    return exact and named and said and claim.status is Status.ACTUAL


def _only_one(page: Page, said: Figure, row: Sequence[Figure]) -> Figure | None:
    """The only cell of a row that is of the time of a figure and of the whole, where a slip parts the two."""
    own = [cell for cell in row if _of_the_whole(cell) and _of_one_time(cell, said)]
    if len(own) != 1 or digits(own[0].claim) < FOR_A_SLIP or topic(said).aspect != "level":
        return None
    slips = (slip(own[0].claim, Interval.of(said.claim)), slip(said.claim, Interval.of(own[0].claim)))
    explained = any(repair is not None and repair.distance == 0 for repair in slips)
    told = explained and not _of_versions(page, said, own[0]) and not noted(page, own[0])
    told = told and not table_otherwise(page, said, own[0])
    return own[0] if told else None


def _of_the_whole(cell: Figure) -> bool:
    heads = [head for head in (cell.claim.measure, cell.claim.scope) if head]
    level = pattern("topics.toml", "level")
    return all(WHOLE_PLACE.search(head) or level.match(head) or head == cell.claim.scope for head in heads)


def _of_one_time(cell: Figure, said: Figure) -> bool:
    times = [(figure.claim.period_start, figure.claim.period_end) for figure in (cell, said)]
    return all(times[0]) and times[0] == times[1] and cell.claim.scope in (None, "", said.claim.scope)


def _of_versions(page: Page, said: Figure, cell: Figure) -> bool:
    """Whether the words before one of the two say that it is a budget, an estimate or the like."""
    line = page.lines[cell.line]
    above = page.text[max(0, line.start - FAR) : cell.claim.start]
    told = pattern("topics.toml", "version").search(above) or pattern("topics.toml", "version alone").search(above)
    own = pattern("topics.toml", "version").search(said.lead)
    if any(ITS_OWN in words for words in above.splitlines() if BAR.search(words) is None) and ITS_OWN not in said.lead:
        return True
    return told is not None or own is not None or of_versions([said, cell])
