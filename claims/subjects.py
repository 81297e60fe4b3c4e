"""What each figure of a sentence counts or measures, read from left to right with what is carried over."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import takewhile

from claims import acts, care, lexicon, members, pointed, unnamed, wholes
from claims import carried as over
from claims.ahead import looked_ahead
from claims.beside import STOPS, aspect_of, lasted, moves, named_left, named_right, state_right, verb_phrase, widened
from claims.clauses import Left, invests, take_left, trim_opening
from claims.contexts import COUNTED, FROM, PEOPLE, RATES, Context, Named, Span, Subject, named
from claims.enumerations import JOIN, distributed, in_clauses, shared_out
from claims.leads import Run, left_start, start_behind, words_before
from claims.lexicon import listed
from claims.model import DURATION, MONEY, PERCENT, Kind
from claims.nouns import (
    is_aspect,
    is_measure,
    noun_left,
    noun_right,
    only_bodies,
    only_places,
    only_verbs,
    tidy,
    with_measure,
)
from claims.phrases import words
from claims.quantities import Quantity
from claims.ranges import led_to
from claims.ranked import foremost, in_bracket, in_row, listed_in_order, opens, ranked, ranks
from claims.trailing import completed

__all__ = ["Subject", "subjects_of"]

_STRUCTURE = ("结构", "比例", "比重")
_HEADLESS = re.compile(r"[^由从從到至在为為达達]的(?:也|就|仅|只|共|还|都)?(?:有|占|达|达到)?\s*$")
_BLANKS = " 　"
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_PAUSES = " 　，,"
_SIGN_ALONE = re.compile(r"\s?[(（][+＋\-－−]")
_SIGNED, _REGAINS = " +＋", ("恢复", "恢復", "回到")
_CHANGES = frozenset(("增减额", "增长率"))
_IS_REACHED = frozenset(("为", "為", "达", "達", "达到", "達到", "高达", "高達", "是", "约为", "約為"))
_ONE_OF = re.compile("[1一](?:元(?=人民[币幣]))?(?P<currency>人民[币幣]|[一-鿿]{0,4}[元币幣镑鎊铢銖盾布比朗])")

_REACHES = ("至", "到", "为", "达")
_SAME = re.compile("[或即約约]*")
_OF_PLACES = re.compile("[^分，,、]{0,3}(?:[省市县縣区區州国國镇鎮乡鄉村]|城市|地区|地區|国家|國家)")
_NOT_LASTING = frozenset(("过去", "過去", "计算", "計算", "以来", "之内", "之间", "期间"))
_OCCUPY, _PASSED, _STANDS = ("占", "佔"), ("下来", "下來"), ("居", "位", "稳", "排")
_PERSONS = re.compile("(?:.[者员民众师客手兵人]|[学业科究考新校]生|[职员民社义志]工|对象|干部)$")
_CITIES = frozenset(("城市", "地区", "地區", "国家", "國家", "经济体"))
_FALL = re.compile("(?:其|且|但)?[降跌减]幅[比较]")
_COUNTED_ASIDE = re.compile("[（(][^（()）]{1,16}[）)](?=的)")
_SHORT = 2


@cache
def _goes_on() -> "re.Pattern[str]":
    return re.compile(rf"(?:居|位居|稳居|保持|{lexicon.alternation('change')})")


def subjects_of(
    text: str,
    sentence: Span,
    figures: Sequence[tuple[Quantity, Kind]],
    dates: Sequence[Span],
    led: Sequence[tuple[Run, Named]],
    carried: Subject | None,
    era: str = "",
    before: Sequence[Subject] = (),
) -> list[Subject]:
    """One `Subject` a figure, in order.

    `led` are the runs that the figures stand in, each with what its words name, `carried` is the last subject of the
    sentence before, `before` are all of it where it is of the same line, `era` is the last era.
    """
    found: list[Subject] = []
    quantities = [quantity for quantity, _ in figures]
    size_before = 0
    waiting: list[str] = []
    colon = max(text.find("：", *sentence), text.find(":", *sentence))
    units = [quantity.unit for quantity in quantities]
    ranking = ranks(text, *sentence)
    for at_run, ((start, size, free, begin, left_text, left), naming) in enumerate(led):
        group = quantities[start : start + size]
        if waiting := waiting or (_parted(led, at_run) if left.each and left.change else []):
            found.append(Subject(waiting.pop(0), *aspect_of(left, group[0]), rule="list"))
            continue
        if start and left.whole and (whole := over.told_whole(text, left, group, quantities[start + 1 :])):
            found.append(whole)
            continue
        if start and begin == free:
            begin = start_behind(text, quantities[start - 1], found[-1], group[0].start)
            if begin != free:
                left_text, left = words_before(text, begin, group[0], group[-1], dates)
                naming = named(left.phrase)
        again, size_before = size == size_before, size
        if size > 1 and (listed_before := _counted_list(text, sentence, quantities, start, size, dates)):
            left_text, left = listed_before
        shares = found and found[-1].measure == "占比"
        left, naming = _passed_on(left, naming, left_text, group) if shares else (left, naming)
        left = _of_tally(left, quantities, start, size) if size > 1 else left
        told_anew = begin - free > _SHORT
        stands_out = over.singled_out(text, free, begin, dates) if told_anew and _alone(naming, left) else ""
        left = take_left(f"{stands_out}分别") if stands_out and size > 1 and left.each else left
        structure = left_text.startswith(_STRUCTURE) or (
            size > 1 and over.goes_on_with_sectors(text, sentence[0], begin)
        )
        named_in = text[sentence[0] : begin] + left_text if structure else left_text
        told = _told(found, before, quantities, start, size, share=left.share) if size > 1 else ()
        in_order = listed_in_order(text, sentence[0], begin, left, group, carried) if size > 1 else ()
        if size > 1 and (
            names := in_order
            or in_clauses(text[free:begin], left, group)
            or shared_out(left, named_in, group, told, again=again)
        ):
            found.extend(names)
            continue
        topic = _leaning(text, (free, begin), group[0].start, dates, left_text, left, naming)
        topic = topic or (_standing_out(stands_out, naming, left) if stands_out and size == 1 else None)
        announced = topic is None and sentence[0] <= colon < group[0].start
        at_colon = (sentence[0], colon, begin)
        topic, naming = _announced(text, at_colon, left_text, naming) if announced else (topic, naming)
        nameless = topic is None and announced and not start and not naming.noun and not naming.place
        topic = over.label(text, sentence[0], colon, begin, dates) if nameless else topic
        anew = topic is None and told_anew
        topic, naming = _said_before(text, (free, begin), dates, left, naming) if anew else (topic, naming)
        for at in range(start, start + size):
            quantity, kind = figures[at]
            following = quantities[at + 1].start if at + 1 < len(figures) else sentence[1]
            right = _within_quotes(text, quantity, text[quantity.end : max(quantity.end, following)])
            right = _behind_bracket(text, quantities, at, sentence[1]) or right
            last = quantities[at - 1] if at else None
            context = Context(
                text, sentence, quantities, at, quantity, kind, begin, left, naming, left_text, following, right, last,
                units, ranking, era,
            )  # fmt: skip
            row = in_row(context, found, before) if ranking and not topic else None
            previous = topic or row or (_spoken_of(context, found) if at else None)
            alike = over.same_unit(context, found) if at and not topic and quantity.dimension in COUNTED else None
            own = _told_alone(context, before, found) or acts.of_the_poor(context, found[-1] if found else None)
            parted = partial(members.whole_of, context, found, before)
            one = own or _subject(context, previous, topic or carried, alike, parted)
            found.append(members.of_its_trade(one, found[-1] if found else (before[-1] if before else None)))
            if at + 1 < start + size:
                left, naming, left_text, begin = replace(left, phrase="", tied=True), Named(), "", quantity.start
    found = members.rates_of_done(quantities, looked_ahead(text, quantities, found))
    levels = (quantity.unit for quantity in reversed(quantities) if quantity.dimension not in RATES)
    unit = next(levels, carried.unit if carried else "")
    return [*found[:-1], found[-1].of_unit(unit)] if found and unit else found


def _behind_bracket(text: str, quantities: Sequence[Quantity], at: int, end: int) -> str:
    """The words behind a rate and the bracket with its count that go on with 的: 14%（80人）的 | 患者; else empty."""
    aside = _COUNTED_ASIDE.match(text, quantities[at].end) if quantities[at].dimension is PERCENT else None
    if aside is None:
        return ""
    following = next((each.start for each in quantities[at + 1 :] if each.start >= aside.end()), end)
    return text[aside.end() : following]


def _leaning(
    text: str, clause: Span, figure: int, dates: Sequence[Span], left_text: str, left: Left, naming: Named
) -> Subject | None:
    """What the clause before tells of, from `clause[0]` to `clause[1]`, where the words of a figure lean on it."""
    if not over.leans(naming.noun) and not opens(left_text):
        return None
    dated = not left_text and clause[1] < figure
    return over.topic(text, *clause, dates, share=left.share or dated, bare=not left_text)


def _announced(text: str, at: tuple[int, int, int], left_text: str, naming: Named) -> tuple[Subject | None, Named]:
    """What the words before the colon announce of the place before a figure, and what its words name then.

    `at` is where the sentence starts, its colon, and where the words of the figure begin.
    """
    if found := over.lead(text, *at, naming.noun):
        return found, naming
    found = over.each_place(text, *at[:2], left_text, naming.noun)
    return found, naming._replace(noun="", place=naming.noun) if found else naming


def _said_before(
    text: str, clause: Span, dates: Sequence[Span], left: Left, naming: Named
) -> tuple[Subject | None, Named]:
    """What the clause before is about by its form, and what the words of a figure name besides."""
    if topic := over.out_of(text, *clause, naming.noun):
        return topic, naming
    theme = None if left.share else over.concerning(text, *clause, dates)
    return _of_the_theme(naming, theme) if theme else (None, naming)


def _within_quotes(text: str, quantity: Quantity, right: str) -> str:
    """The words behind a figure that opens a quoted name, up to its end: “三大 | 差距”新路径."""
    close = _QUOTES.get(text[quantity.start - 1 : quantity.start]) if quantity.start else None
    end = right.find(close) if close else 0
    return right[:end] if end > 1 else right


def _spoken_of(context: Context, found: Sequence[Subject]) -> Subject | None:
    """What the words of a figure take up of what its sentence told of before."""
    left = context.left
    return (
        (over.counted_alike(context, found) if left.change else None)
        or (over.of_the_whole(context, found) if left.whole else None)
        or wholes.summed(context, found)
        or (None if left.change or left.share else wholes.of_parts(context, found))
        or over.spoken_of(context, found)
    )


def _told_alone(context: Context, before: Sequence[Subject], found: Sequence[Subject]) -> Subject | None:
    """What is told of a figure by a form of its own, whatever its noun means elsewhere."""
    left, noun = context.left, context.named.noun
    if found and found[-1].rule == "whole" and (share := over.share_of_all(context, found)):
        return share
    level = not left.change and not left.share
    if level and context.quantity.dimension is MONEY and (of := _rate_of(context)):
        return Subject(of, rule="left")
    if level and noun and (pupils := over.pupils_of_those(context, before, found)):
        return pupils
    if "者" in left.phrase and (one := pointed.former_or_latter(context, before, found)):
        return one
    if not level or not left.phrase:
        return None
    return care.told(context, found) or (over.told_by_head(context) if noun == left.phrase else None)


def _rate_of(context: Context) -> str:
    """The currency of which so much is worth another: 1欧元 | 约合1430韩元; else empty."""
    found = _ONE_OF.fullmatch(context.text, context.begin, context.quantity.start)
    return found["currency"] if found else ""


def _parted(led: Sequence[tuple[Run, Named]], at: int) -> list[str]:
    """The names of a list whose figures have verbs between them: 甲、乙、丙的比重分别上升1点、下降6点、上升5点."""
    run = led[at][0]
    left = run.left
    if "、" not in left.phrase or run.size > 1:
        return []
    rest = list(takewhile(_goes_on_by_verb, led[at + 1 :]))
    return (distributed(left.phrase, 1 + len(rest)) or []) if rest else []


def _goes_on_by_verb(each: tuple[Run, Named]) -> bool:
    run = each[0]
    return run.size == 1 and run.text.startswith("、") and run.left.change is not None and not run.left.phrase


def _of_tally(left: Left, quantities: Sequence[Quantity], start: int, size: int) -> Left:
    """What is said of as many figures as were told of before (四项指数分别下降…): without the word that counts them."""
    counted = start and quantities[start - 1].low == size
    return replace(left, phrase="") if counted and left.phrase in listed("figures") else left


def _told(
    found: Sequence[Subject],
    before: Sequence[Subject],
    quantities: Sequence[Quantity],
    start: int,
    size: int,
    *,
    share: bool,
) -> Sequence[Subject]:
    """The subjects that a row of figures may be of: those of its sentence, without what counts them, or as many before.

    Of the sentence before they are taken where they are as many as the figures of the row. Shares are of what was
    counted, where that is as many.
    """
    numbers = [subject for subject, each in zip(found, quantities, strict=False) if each.dimension not in RATES]
    if share and len(numbers) == size:
        return numbers
    counted = start and len(found) > size and quantities[start - 1].low == size
    if told := found[:-1] if counted else found:
        return told
    levels = [subject for subject in before if subject.measure not in _CHANGES]
    return levels if len({subject.subject for subject in levels}) == len(levels) == size else ()


def _passed_on(left: Left, naming: Named, left_text: str, group: Sequence[Quantity]) -> tuple[Left, Named]:
    """What leads up to a percentage that is the next of two shares said with one 占: 占营业收入的56%,整体利润的72%."""
    goes_on = group[0].dimension is PERCENT and not left.share and left.phrase and left_text.endswith("的")
    return (replace(left, phrase="", share=True, whole=left.phrase), Named()) if goes_on else (left, naming)


def _alone(naming: Named, left: Left) -> bool:
    """Whether the words before a figure name nothing but an act (查处) or a rate (降幅)."""
    rate = naming.noun in listed("change-rate")
    return rate or not naming.noun or (not left.change and only_verbs(naming.noun))


def _of_the_theme(naming: Named, theme: Subject) -> tuple[Subject | None, Named]:
    """The theme of the clause before where a place's act goes on about it: 关于重症病例，湖北新增897例."""
    act = lexicon.ending("bare-verb", naming.noun)
    place = naming.noun.removesuffix(act)
    if place and not only_places(place):
        return None, naming
    name = (theme.subject or "").removeprefix(act)
    of = theme if len(name) < _SHORT else replace(theme, subject=name)
    return of, naming._replace(noun="", verb=act or naming.verb, place=place or naming.place)


def _standing_out(words: str, naming: Named, left: Left) -> Subject | None:
    """What the clause before says stands out, with what was done to it (公路酒驾多发,查处38万起)."""
    if left.share:
        return None
    done = None if naming.noun in listed("change-rate") else naming.verb or naming.noun or None
    return Subject(_name_of(words), done, rule="topic")


def _name_of(words: str) -> str:
    """The noun of some words, all of them where a verb that they begin with only modifies it (冒充公检法类案件)."""
    phrase = tidy(trim_opening(words)[0])
    return phrase if lexicon.ending("topic-head", phrase) else noun_left(phrase)[0]


def _counted_list(
    text: str, sentence: Span, quantities: Sequence[Quantity], start: int, size: int, dates: Sequence[Span]
) -> tuple[str, Left] | None:
    """The words before a run that goes through a list with its count: 食品、烟酒、居住等三类价格分别上涨…%、…%、…%."""
    if not start or quantities[start - 1].low != size:
        return None
    count, first, last = quantities[start - 1], quantities[start], quantities[start + size - 1]
    begin = left_start(text, quantities[start - 2].end if start > 1 else sentence[0], count.start)
    names = over.without_dates(text, begin, count.start, dates).rstrip("等这這")
    if only_places(names) or _OF_PLACES.match(text, count.end) or names.count("、") + 1 < size - 1:
        return None
    words = words_before(text, count.end, first, last, dates, names)
    return words if words[1].each else None


def _subject(
    context: Context,
    previous: Subject | None,
    before: Subject | None,
    alike: Subject | None,
    parted: members.Parted,
) -> Subject:
    """The subject of one figure.

    `previous` is that of the figure before it, `before` that of what came earlier, `alike` that of the last one in
    its unit, `parted` gives that of which it may tell a part.
    """
    if previous and context.restated:
        return replace(previous, rule="restated")
    if aside := in_bracket(context, previous or before):
        return aside
    whole = None if context.left_text else over.bracketed(context)
    if whole := whole or (ranked(context, previous or before) if context.ranking else None) or foremost(context):
        medal = context.quantity.unit in listed("medal")
        return replace(whole, subject=f"{context.quantity.unit}牌") if medal else whole
    noun, found = named_left(context, spoken=bool(previous or before))
    return (
        _told_by_unit(context, noun, found)
        or _continued(context, noun, found, previous if noun else previous or before, parted)
        or (None if noun else members.acting(context, noun, found, parted))
        or _counted(context, noun, found)
        or (members.told(context, noun, found, parted) if noun else None)
        or _told_left(context, noun, found, previous, before, alike)
    )


@cache
def _telling() -> frozenset[str]:
    """The units that tell themselves what is counted."""
    return listed("place-unit").union(listed("part"), listed("medal"), lexicon.befell())


def _told_by_unit(context: Context, noun: str, found: Subject) -> Subject | None:
    """What a unit is the name of: 3市, 5个方面, 2金, 3死."""
    quantity, unit = context.quantity, context.quantity.unit
    written, telling = context.text[quantity.number_end : quantity.core_end], _telling()
    if unit not in telling and written not in telling:
        return None
    if unit in listed("place-unit"):
        return Subject(unit + widened(context.right_text), found.measure, rule="place unit")
    if unit in listed("part"):
        return Subject(named_right(context, noun) or unit, scope=found.scope, rule="right")
    if befell := lexicon.befell().get(written):
        return Subject(befell, scope=found.scope, rule="state")
    return Subject(f"{unit}牌", found.measure, scope=found.scope, rule="medal") if unit in listed("medal") else None


def _continued(
    context: Context, noun: str, found: Subject, previous: Subject | None, parted: members.Parted
) -> Subject | None:
    """The thing of the figure before, where this one is a level that it is compared with, or a part of it."""
    if previous is None or not previous.subject:
        return None
    if context.right_text[:1] == "的" and (plan := over.planned(context)):
        return replace(found, subject=previous.subject, measure=plan, sign=1, rule="base")
    if previous.subject in _CITIES and over.of_census(context):
        return replace(found, subject="人口", measure=found.measure, rule="base")
    if over.is_base(context, previous):
        dimension = context.quantity.dimension
        off = "增减额" if dimension is PERCENT else None if dimension in RATES else "增长率"
        far_off = previous.measure is not None and previous.measure in (off, *over.PLANS)
        measure = None if far_off else previous.measure
        if dimension is PERCENT and _FALL.match(context.left_text):
            return replace(found, subject=previous.subject, measure="增长率", sign=-1, rule="base")
        return replace(found, subject=previous.subject, measure=measure, sign=1, rule="base")
    if over.is_part(context, noun, previous):
        of = parted() or previous
        return Subject(of.subject, of.measure, 1, over.part_named(noun) or found.scope, rule="part")
    return None


def _counted(context: Context, noun: str, found: Subject) -> Subject | None:
    """What the words behind the figure say is counted, or what a length of time is told of."""
    dimension, parted = context.quantity.dimension, context.right_text[:1] in STOPS
    if not parted and (state := state_right(context)):
        return Subject(state, found.measure, 1, found.scope, rule="state")
    if dimension is MONEY and _of_money(context, noun):
        return replace(found, subject="钱", measure=noun, rule="right")
    if dimension is DURATION and (time := _duration(context, noun, found)):
        return time
    if parted and not invests(noun):
        return None
    if right := named_right(context, noun):
        if right in listed("place-unit") and context.right_text.startswith("的" + right):
            right += widened(context.right_text[len(right) + 1 :])
        measure = found.measure or (noun if is_measure(noun) else None)
        rule = "whole" if context.left.share else "right"
        return Subject(right, measure, found.sign, found.scope, rule=rule)
    return None


def _of_money(context: Context, noun: str) -> bool:
    """Whether nothing but a verb stands before a sum of 钱, which is then what is told of: 拿出30元钱."""
    if context.text[context.quantity.end - 1] not in "钱錢":
        return False
    return bool(noun) and not context.left.change and all(tag in ("v", "d") for _, tag in words(noun))


def _told_left(
    context: Context,
    noun: str,
    found: Subject,
    previous: Subject | None,
    before: Subject | None,
    alike: Subject | None,
) -> Subject:
    """The noun left of the figure, alone or with what was spoken of before; that alone where no noun stands there."""
    if reached := over.reached(context, noun, found, previous, alike):
        return reached
    left = context.left
    if not left.change and not left.share and (act := acts.told(context, noun, previous)):
        return replace(act, scope=act.scope or found.scope)
    counted = "的" in context.left_text
    if counted and (name := unnamed.those(context)):
        return replace(found, subject=name, measure=None, rule="those")
    counted = counted and context.quantity.dimension in COUNTED and not (noun and over.compares(context.left_text))
    if not noun or (counted and _HEADLESS.search(context.left_text)):
        within = counted and before and context.last and context.begin == context.last.end
        spoken = None if within and context.last and context.last.dimension is DURATION else previous
        return _carried(context, alike or spoken, before, found)
    if taken := _taking_up(context, noun, found, previous, before):
        return taken
    of = over.economy(noun, previous or before) or over.fund(context, noun)
    return Subject(of + noun, found.measure, found.sign, found.scope, "left")


def _taking_up(
    context: Context, noun: str, found: Subject, previous: Subject | None, before: Subject | None
) -> Subject | None:
    """The noun left of a figure with what was spoken of: told of another body, given by one, or as a part of it."""
    left, source = context.left, previous or before
    if source is None:
        return None
    if not left.share and (same := over.told_of_another(context, noun, previous, before)):
        return replace(found, subject=same.subject, scope=noun, rule="body")
    if not left.change and (of := over.given_by(context, source) or over.done_by_another(context, noun, source)):
        return of
    if previous and previous.subject and (joined := _joined(context, noun, found, previous)):
        return joined
    head = over.part_head(context, noun, source)
    return replace(found, subject=noun + head, rule="part head") if head else None


def _duration(context: Context, noun: str, found: Subject) -> Subject | None:
    """What a length of time is told of: an era, a thing whose verb it follows, or what lasts behind it."""
    if told := over.era(context):
        return Subject(told, rule="era")
    if context.left.change:
        return None
    if thing := lasted(context.left.phrase) if context.left.phrase else "":
        return replace(found, subject=thing, measure=noun, rule="duration")
    if len(noun) > _SHORT or named_right(context, noun):
        return None
    lasting = noun_right(context.right_text, verbal=True)
    goes_on = "连续" in context.left_text[-4:] or "連續" in context.left_text[-4:]
    tied = lasting in listed("link")
    elsewhere = lexicon.beginning("place-wide", lasting)
    if (
        len(lasting) < _SHORT
        or lasting in _NOT_LASTING
        or tied
        or elsewhere
        or lasting[0] in _OCCUPY
        or lasting.startswith(_PASSED)
        or moves(context.right_text)
    ):
        return None
    if (goes_on or lasting[0] in _STANDS) and _goes_on().match(lasting):
        return None
    return Subject(lasting, noun or found.measure, 1, found.scope, rule="duration")


def _joined(context: Context, noun: str, found: Subject, previous: Subject) -> Subject | None:
    """The noun left of a figure together with what was spoken of before, where it needs that."""
    left, subject = context.left, previous.subject or ""
    last = context.last
    touching = last is not None and context.begin == last.end and len(noun) <= _SHORT + 1
    listed_on = context.left_text.rstrip(_BLANKS).endswith("、") or noun in listed("state")
    grew = last and previous.measure in _CHANGES and last.dimension in RATES
    if last and touching and not grew and not listed_on and context.left_text.strip(_BLANKS).startswith(noun):
        if noun == subject and context.quantity.dimension is PERCENT and not left.change:
            return replace(found, subject=noun, measure="占比", rule="carried")
        of = "" if noun == subject or noun in listed("place-noun") else subject
        return replace(found, subject=f"{of}{context.text[last.start : last.end]}{noun}", rule="modified")
    if is_measure(noun) and noun != subject and _two_means(noun, subject):
        return None
    governed = found.measure is not None and not left.change and found.measure not in listed("light")
    if (
        is_aspect(noun)
        and not governed
        and not left.share
        and (not left.change or noun in listed("change-rate") or previous.rule == "topic")
    ):
        told = previous.rule == "topic" and not is_measure(noun) and not subject.endswith(noun)
        whole = subject + noun if told else with_measure(subject, noun)
        measure = found.measure if left.change and noun not in listed("change-rate") else noun
        return replace(found, subject=whole, measure=measure, scope=found.scope or previous.scope, rule="aspect")
    if left.change and (head := over.chain_head(noun, previous)):
        return replace(found, subject=noun + head, rule="head carried")
    return None


def _two_means(one: str, other: str) -> bool:
    """Whether two names tell means of one thing over different times: 年均气温, 夏季 | 平均气温."""
    return "均" in one and "均" in other and one[-_SHORT:] == other[-_SHORT:]


def _carried(context: Context, previous: Subject | None, before: Subject | None, found: Subject) -> Subject:
    """Nothing stands beside the figure: what was spoken of last, or the verb phrase that the figure begins."""
    left = context.left
    if left.on and (previous is None or previous.rule == "right"):
        return replace(found, subject=tidy(left.on), rule="effect")
    after = verb_phrase(context)
    fresh = not left.change and not left.share and not left.target and not found.scope
    people = context.quantity.unit in PEOPLE and len(after) > _SHORT
    source = previous or before
    done = completed(after) and context.quantity.dimension in COUNTED
    doer = source if done else previous if people and previous and _are_people(previous) else None
    if fresh and doer and doer.subject:
        return replace(found, subject=doer.subject, measure=after, rule="did")
    if fresh and (people or after in listed("state")):
        return replace(found, subject=after, rule="verb phrase")
    if source and source.subject and found.scope and source.scope not in (None, found.scope):
        source = over.of_no_place(source)
    if source and found.scope and left.share and only_bodies(source.subject or ""):
        return replace(found, subject=found.scope, scope=source.scope, rule="place")
    if source and source.subject and (facing := over.facing(context, source)):
        return replace(found, subject=facing, rule="head carried")
    if source and source.subject:
        if level := over.of_level(found.measure, source.subject):
            return Subject(level, found.measure, found.sign, found.scope or source.scope, rule="level")
        how_far = _how_far(context, source)
        measure = found.measure or (None if left.change else how_far or _taken_over(context, source.measure))
        if measure is None and _signed_beside(context):
            measure = "增长率"
        measure = None if measure == "占比" and context.quantity.dimension not in RATES else measure
        goes_on = how_far or (_in_bracket_of(context) and source.measure in _CHANGES)
        sign = source.sign if goes_on else found.sign
        subject = _rate_of_places(source, measure) or (acts.in_full(source) if measure in _CHANGES else source.subject)
        return Subject(subject, measure, sign, found.scope or source.scope, rule="carried")
    phrase = tidy(left.phrase.removeprefix(found.scope or ""))
    phrase = "" if phrase in listed("no-noun") else phrase
    return replace(found, subject=phrase or found.measure or after or None, rule="fallback")


def _how_far(context: Context, source: Subject) -> str | None:
    """The rate whose width the clause before tells: 白菜价格降幅最大，达到9%; None elsewhere."""
    left = context.left
    own = left.phrase or left.change or left.share or left.against or left.target
    told = source.rule == "topic" and context.quantity.dimension is PERCENT and not own
    return source.measure if told and context.left_text.strip(_PAUSES) in _IS_REACHED else None


def _rate_of_places(source: Subject, measure: str | None) -> str | None:
    """The rate that is told of places which were counted: 增速 of 15个城市 | 增速均超过8%; None elsewhere."""
    places = source.rule == "right" and source.subject in _CITIES | listed("place-noun")
    rates = listed("change-rate") - _CHANGES
    return measure if measure in rates and (places or source.subject in rates) else None


def _are_people(source: Subject) -> bool:
    """Whether a subject names people: 受访者, 监测对象, 志愿者."""
    return _PERSONS.search(source.subject or "") is not None


def _signed_beside(context: Context) -> bool:
    """Whether a rate with a sign of its own stands alone in the bracket of an amount: 门店 980万元（+32%）."""
    start, last = context.quantity.number_start, context.last
    if context.quantity.dimension is not PERCENT or last is None or last.dimension in RATES:
        return False
    behind = context.text[context.quantity.end : context.quantity.end + 1]
    return _SIGN_ALONE.fullmatch(context.text, last.end, start) is not None and behind in (")", "）")


def _in_bracket_of(context: Context) -> bool:
    """Whether the figure stands alone in a bracket behind the one before it: 减少274人(18%)."""
    return context.last is not None and context.text[context.last.end : context.quantity.start].strip(_SIGNED) in (
        "(",
        "（",
    )


def _taken_over(context: Context, measure: str | None) -> str | None:
    """The aspect of the figure before, as far as it is still spoken of: 增加563宗即1.8%, but 减少569宗，至4084宗."""
    if measure not in _CHANGES:
        return measure
    if _led_to(context):
        return None
    if context.quantity.dimension in RATES:
        of_amount = context.last is not None and context.last.dimension not in RATES and _in_bracket_of(context)
        same = of_amount or _SAME.fullmatch(context.left_text)
        again = context.quantity.dimension is PERCENT and same
        return "增长率" if again else measure
    last = context.last
    joined = last is not None and JOIN.fullmatch(context.text[last.end : context.quantity.start])
    return measure if joined and last and not led_to(context.text, last, context.quantity) else None


def _led_to(context: Context) -> bool:
    """Whether the figure is what the change before it led to, and not the end of a move from one level to another."""
    last, words_before = context.last, context.left_text.strip(_PAUSES)
    moved = last is not None and context.text[last.start - 1 : last.start] in FROM
    words_before = words_before.removesuffix("的")
    regained = words_before.startswith(_REGAINS)
    return not moved and words_before.endswith(_REACHES) and (regained or words_before in listed("link"))
