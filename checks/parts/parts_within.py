"""Parts that the words tell to be such (behind 其中, in brackets) with the whole that they may not exceed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.figures.amounts import JOINED, SENTENCE, Breakdown, adds_up, alike, total
from checks.figures.labels import is_balance
from checks.figures.topics import names, related, topic
from checks.lexicon import pattern
from checks.page import Figure, Line, clause, opening
from checks.parts.none_of_it import is_none_of
from checks.parts.parts_among import last_words, nearest_level
from checks.relation import Comparator, Interval, holds
from checks.repair import COUNTED
from claims.model import Hedge

BRACKET = re.compile("[(（]")
OWN_CLAUSE = re.compile("[、,，;；:：。]")
NEAREST, FARTHEST = 12, 60
REACH = 40
ENDING = 2
ROW = 3
MANY = 4
FELLOWS = 2
TAX = "税"
ANYTHING = ("个", "個")
MEASURE = re.compile("[量额率费值积款]$")
COUNTED_NOUN = re.compile("[一-鿿]+")
Pair = tuple[Figure, Figure]
"""A part and its whole."""


def parts_within(found: Sequence[Breakdown], line: Line | None = None) -> Iterator[Pair]:
    """The parts of a whole where they need not make it up, or are not seen to."""
    alike_labelled = _odd_brackets(found)
    for each in found:
        if _offset_each_other(each):
            continue
        if len(each.parts) == 1 or not (each.complete or adds_up(each.whole, each.parts)):
            for place, part in enumerate(each.parts):
                beyond = line is not None and part is each.parts[0] and _beyond_all(part, each.whole, line)
                beyond = beyond and line is not None and _told_as_the_first(part, each.whole, line)
                alone = line is not None and each.only and _alone(each.whole, part, line)
                told = part.depth > each.whole.depth or alone or beyond
                named = _said_to_be_part(part, each.whole, beyond=beyond)
                apart = part.depth == each.whole.depth and not _of_one_sort(part, each.whole, new=not alone)
                apart = apart or (line is not None and _bracket_of_another(part, each.whole, line))
                apart = apart or _counts_another_thing(part, each.whole) or (line is not None and _netted(part, line))
                sure = told and named and not apart and not _thresholds(part, each.whole)
                odd = part.claim.start in alike_labelled
                another = _counts_another_thing(part, each.whole) or is_none_of(part, each.whole)
                held = fits_within(part, each.whole) and not another
                if sure or odd or held or (each.only and _amid(each, place)):
                    yield part, _largest(part, each.whole, line) if beyond and line is not None else each.whole


def _thresholds(part: Figure, whole: Figure) -> bool:
    """Whether both only say what is passed (超300万辆, 其中甲市超过500万辆): the second may be far above the first.

    Or a whole says it of each of some that it lists: 茶山、云谷等景区接待超过3000人,其中云谷7462人.
    """
    passed = whole.claim.hedge is Hedge.ABOVE
    of_each = pattern("parts.toml", "passed by each").search(clause(whole.before)) is not None
    return passed and (part.claim.hedge is Hedge.ABOVE or of_each)


def _offset_each_other(each: Breakdown) -> bool:
    """Whether parts of a balance go both ways, so that any may exceed it: 合計買超196億元,其中外資賣超299億元."""
    words = [clause(figure.before) for figure in (each.whole, *each.parts)]
    ways = (pattern("order.toml", name) for name in ("flows in", "flows out"))
    return all(any(way.search(told) for told in words) for way in ways)


def _odd_brackets(found: Sequence[Breakdown]) -> set[int]:
    """Where the one part stands that exceeds its whole, of three and more that brackets give under one label.

    出院1209例(甲市553例),死亡108例(甲市880例),确诊49665例(甲市37994例).
    """
    labelled: defaultdict[str, dict[int, Breakdown]] = defaultdict(dict)
    for each in found:
        label = BRACKET.split(each.parts[0].before)[-1]
        place = label == each.parts[0].scope != "" and len(each.parts) == 1
        if place and each.parts[0].depth > each.whole.depth:
            labelled[label][each.parts[0].claim.start] = each
    odd = (
        [start for start, each in row.items() if not fits_within(each.parts[0], each.whole)]
        for row in labelled.values()
        if len(row) >= ROW
    )
    return {starts[0] for starts in odd if len(starts) == 1}


def _bracket_of_another(part: Figure, whole: Figure, line: Line) -> bool:
    """Whether another figure than a whole stands right before the bracket that a part is in."""
    between = line.figures[whole.position + 1 : part.position] if whole.line == part.line else ()
    return part.depth > whole.depth and any(figure.depth <= whole.depth for figure in between)


def _beyond_all(part: Figure, whole: Figure, line: Line) -> bool:
    """Whether a part exceeds whatever it may be a part of.

    That is every figure of its unit before it on its line, and those of the whole's sentence together.
    """
    before = [
        figure for figure in line.figures[max(0, part.position - FARTHEST) : part.position] if alike(figure, part)
    ]
    together = [figure for figure in before if figure.claim.sentence_start == whole.claim.sentence_start]
    before = _of_its_ending(part, before) if _are_all_its_kinds(part, together) else before
    exceeds = bool(together) and not any(fits_within(part, figure) for figure in before)
    return exceeds and Interval.of(part.claim).lower > total(together).upper


def _largest(part: Figure, whole: Figure, line: Line) -> Figure:
    """The largest of the kinds that a sentence tells of, where a part exceeds them all; else the whole."""
    near = line.figures[max(0, part.position - FARTHEST) : part.position]
    together = [each for each in near if alike(each, part) and each.claim.sentence_start == whole.claim.sentence_start]
    kinds = _are_all_its_kinds(part, together)
    return max(together, key=lambda figure: Interval.of(figure.claim).upper) if kinds else whole


def _are_all_its_kinds(part: Figure, together: Sequence[Figure]) -> bool:
    """Whether a sentence tells of nothing but the kinds of what the next begins with behind 其中.

    技能培训1200人,创业培训310人。其中,脱贫户培训460人: all are 培训.
    """
    told = [figure for figure in together if not figure.depth]
    if told and pattern("parts.toml", "some named").search(told[0].lead):
        return False
    opens = SENTENCE.search(part.before) is not None and pattern("parts.toml", "among").search(part.before) is not None
    return opens and len(told) > 1 and _of_its_ending(part, told) == told


def _of_its_ending(part: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """Those whose name ends as that of a part does."""
    ending = topic(part).name[-ENDING:]
    return [figure for figure in figures if topic(figure).name.endswith(ending) and len(ending) == ENDING]


def _told_as_the_first(part: Figure, whole: Figure, line: Line) -> bool:
    """Whether a part in another unit than the first one behind 其中 is surely a part, too.

    It is right at that one (其中甲县5件8人), or is named as its whole is (项目12个,投资52亿元,其中新建5个,投资21亿元)
    and this stands behind the whole of the first: not 机场有2个航站楼,航空公司32家,其中外航8家,通航城市96个.
    """
    among = pattern("parts.toml", "among")
    if among.search(part.before):
        return True
    near = line.figures[max(0, part.position - NEAREST) : part.position]
    first = next((figure for figure in reversed(near) if among.search(figure.before)), None)
    if first is None:
        return False
    if not any(OWN_CLAUSE.search(figure.before) for figure in line.figures[first.position + 1 : part.position + 1]):
        return True
    of_first = nearest_level(first, line.figures[max(0, first.position - NEAREST) : first.position])
    after = of_first is not None and of_first.position < whole.position < first.position
    return after and related(topic(part).name, topic(whole).name)


def _alone(whole: Figure, part: Figure, line: Line) -> bool:
    """Whether no other figure of a line since the sentence of a whole may be what a part is a part of."""
    before = line.figures[max(0, part.position - FARTHEST) : part.position]
    near = [figure for figure in before if figure.claim.sentence_start >= whole.claim.sentence_start]
    return not any(alike(figure, part) and figure is not whole and figure.depth == whole.depth for figure in near)


def _amid(each: Breakdown, place: int) -> bool:
    """Whether a part stands amid others that fit, named alike, told alike or many.

    工业投资3亿元,交通投资90亿元,水利投资2亿元; 增值税3亿元,增长7%;房产税90亿元,增长2%;契税1亿元,下降3%. The last of
    them may be a total or another thing, unless it is named alike and no total by its words.
    """
    part, others = each.parts[place], [*each.parts[:place], *each.parts[place + 1 :]]
    fitting = [other for other in others if fits_within(other, each.whole)]
    if place == 0 or len(others) < FELLOWS or fitting != others or not _of_one_sort(part, each.whole):
        return False
    if _may_be_a_sister(each, place):
        return False
    if any(pattern("order.toml", "net").search(clause(figure.before)) for figure in each.parts):
        return False
    alike_named = 1 in (len(set(map(_ending, each.parts))), len(set(map(last_words, each.parts))))
    if place == len(others):
        return alike_named and pattern("order.toml", "all of it").search(clause(part.before)) is None
    told_alike = all(pattern("order.toml", "with its growth").match(figure.after) for figure in each.parts)
    return alike_named or told_alike or len(others) >= MANY


def _may_be_a_sister(each: Breakdown, place: int) -> bool:
    """Whether what a comma parts from the first parts of a whole may stand beside that whole.

    It may if its label is not of the kind of the first one's (发明专利118件,其中授权86件,实用新型专利262件) or is of
    the whole's (猪肉, 牛肉), if the parts before it are joined by 、 or make up the whole. Not behind 其中 that opens a
    sentence where it is told in the whole's measure without naming one: 播种面积…。其中,粮食…;蔬菜9.8万公顷.
    """
    part, earlier = each.parts[place], each.parts[:place]
    if JOINED.match(part.before) or (SENTENCE.search(each.parts[0].before) and _names_no_measure(part)):
        return False
    if any(JOINED.match(figure.before) for figure in earlier[1:]) or adds_up(each.whole, earlier):
        return True
    label, of_first = last_words(part), last_words(earlier[0])
    name = topic(each.whole).name
    of_its_kind = label[-1:] == name[-1:] and not topic(part).name.endswith(name)
    return label[-1:] != of_first[-1:] or of_its_kind


def _names_no_measure(part: Figure) -> bool:
    label = last_words(part)
    counted = part.claim.dimension in COUNTED
    return not counted and not MEASURE.search(label) and not pattern("order.toml", "measure").search(label)


def _ending(figure: Figure) -> str:
    """The end of a name by which it is one of a kind: 税, or two characters."""
    name = topic(figure).name
    return TAX if name.endswith(TAX) else name[-ENDING:]


def _said_to_be_part(part: Figure, whole: Figure, *, beyond: bool = False) -> bool:
    """Whether the text leaves no doubt of what a part is a part of.

    其中 or brackets behind the whole in its own sentence do; 其中 that opens a sentence needs names that are related or
    a part `beyond` all that stands before it.
    """
    counted = whole.claim.dimension in COUNTED
    if is_balance(whole):
        return False
    if not counted and pattern("order.toml", "of each by its name").search(topic(whole).name + clause(whole.before)):
        return False
    if part.depth > whole.depth and _is_some_by_its_label(part):
        return True
    if pattern("parts.toml", "among in brackets").search(part.before) and part.depth > whole.depth:
        return pattern("order.toml", "beyond it").search(part.before) is None
    marked = pattern("parts.toml", "among").search(part.before) is not None
    beyond = beyond and _of_one_sort(part, whole)
    if not (marked or (beyond and "其中" in part.lead[-REACH:])) or pattern("order.toml", "of something").match(
        part.after
    ):
        return False
    if pattern("order.toml", "no part").search(clause(part.before)):
        return False
    akin_names = any(related(one, other) for one in names(part) for other in names(whole))
    return akin_names or beyond or SENTENCE.search(part.before) is None


def _is_some_by_its_label(part: Figure) -> bool:
    """Whether a bracket opens with the name of a kind of those counted before it: 病例95例(境外输入12例)."""
    told = pattern("order.toml", "some by its label").search(part.before) is not None
    return told and part.claim.dimension in COUNTED


def _counts_another_thing(part: Figure, whole: Figure) -> bool:
    """Whether the nouns of a part and its whole tell that they count different things: 3个乡镇,其中甲镇有14个村.

    They tell it of what is counted by 个 where nouns that end otherwise stand behind both, and of what one of the whole
    is said to have where neither noun is the end of the other: 3家集团,其中甲集团有子公司14家. Land is none of floors.
    """
    land, floors = pattern("order.toml", "land"), pattern("order.toml", "floors")
    if land.search(clause(part.before)) and floors.search(clause(whole.before)):
        return True
    has = pattern("order.toml", "one of them has").search(clause(part.before))
    behind = [_noun_behind(figure) for figure in (part, whole)]
    if has:
        one, other = behind[0] or has["noun"] or "", behind[1] or whole.subject
        return bool(one and other) and not (one.endswith(other) or other.endswith(one))
    return part.claim.unit in ANYTHING and all(behind) and behind[0][-1] != behind[1][-1]


def _netted(part: Figure, line: Line) -> bool:
    """Whether what falls stands right behind what grows, so that both may come to less: 甲新增62亿元,乙减少18亿元."""
    after = line.figures[part.position + 1 : part.position + FELLOWS]
    fell = (other for other in after if other.claim.sentence_start == part.claim.sentence_start and alike(other, part))
    grows = pattern("order.toml", "new").search(f"{part.subject}{clause(part.before)}")
    corrected = pattern("order.toml", "corrected")
    return bool(grows) and any((each.claim.low or 0) < 0 and not corrected.search(each.before) for each in fell)


def _noun_behind(figure: Figure) -> str:
    found = COUNTED_NOUN.match(opening(figure.after))
    return found.group() if found else ""


def _of_one_sort(part: Figure, whole: Figure, *, new: bool = True) -> bool:
    """Whether nothing shows that what stands behind 其中 is told of another quantity than the whole.

    With `new`, what is not called new is none of what is.

    新增床位800张,其中市医院床位增至2600张; 净利润2.3亿元,其中甲业务营业收入38.6亿元.
    """
    words, of = clause(part.before), clause(whole.before)
    of = "" if pattern("growth.toml", "to").search(of) else of
    other = pattern("order.toml", "another quantity").search(words)
    if (other and other.group() not in clause(whole.before)) or pattern("order.toml", "no whole").search(of):
        return False
    if pattern("order.toml", "net").search(of):
        return False
    stock = new and pattern("order.toml", "new").search(of) and not pattern("order.toml", "new").search(words)
    told, known = (pattern("order.toml", "measure").findall(each) for each in (words, of))
    return not stock and not (told and known and told[-1] not in known)


def fits_within(part: Figure, whole: Figure) -> bool:
    """Whether the readings of a part allow that it does not exceed a whole."""
    return holds(Comparator.AT_MOST, Interval.of(part.claim), Interval.of(whole.claim))
