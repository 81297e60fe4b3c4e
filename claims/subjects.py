"""What each figure of a sentence counts or measures, read from left to right with what is carried over."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from claims import (
    acts,
    announcements,
    antecedents,
    brackets,
    care,
    directed,
    funds,
    heads,
    highest,
    lexicon,
    members,
    pointed,
    quoted,
    topics,
    wholes,
)
from claims.ages import aged_person
from claims.ahead import looked_ahead
from claims.aspects import aspect_of, grown_alike
from claims.attribution import subject_of
from claims.brackets import names_bracket
from claims.clauses import Left
from claims.contexts import COUNTED, RATES, Context, Named, Span, Subject, named
from claims.enumerations import announced_before, distributed, in_clauses, shared_out
from claims.households import of_villages
from claims.leads import Run, left_start, start_behind, words_before
from claims.lexicon import listed
from claims.located import located
from claims.model import COUNT, DURATION, MONEY, PERCENT, PERSON, Dimension, Kind
from claims.nouns import only_bodies, only_places, only_verbs
from claims.quantities import Quantity
from claims.ranked import in_row, listed_in_order, opens, ranks
from claims.topmost import topmost
from claims.undated import without_dates

_STRUCTURE = ("结构", "比例", "比重")
_FIRST_FEW = re.compile(
    "(?P<of>[^，,；;。、]{2,16}?)的?(?:[排居位名]?[名列在居])?前(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    "[名位大]?的?(?:国家|國家|地区|地區|省份?|城市|(?:来源|來源|客源)地)?的?"
    "(?:依次|依序|分别|分別)?(?:为|為|是|有)(?P<where>[^，,；;。、]{2,8})"
)
"""What opens a ranking by places: 来澳旅客前三名为 | 日本."""
_CAME = re.compile("[访訪赴来來到入离離抵出][一-鿿]{1,2}")
"""What travellers did: 访港, 赴台, 出境."""
_QUOTES = {"“": "”", "「": "」", "『": "』"}
_CHANGES = frozenset(("增减额", "增长率"))
_ONE_OF = re.compile("[1一](?:元(?=人民[币幣]))?(?P<currency>人民[币幣]|[一-鿿]{0,4}[元币幣镑鎊铢銖盾布比朗])")
_SUM_ASIDE = re.compile(
    "[（(](?:[^（()）]{2,24}[）)](?=的[一-鿿]{2})"
    "|(?:[1一][^（()）0-9]{1,8}|相当于)?(?:大?约|[约約]?[折兑合]合?|[约約])[^（()）]{2,16}[）)](?=[一-鿿]{2}))"
)
_OF_PLACES = re.compile("[^分，,、]{0,3}(?:[省市县縣区區州国國镇鎮乡鄉村]|城市|地区|地區|国家|國家)")
_COUNTED_ASIDE = re.compile("[（(][^（()）]{1,16}[）)](?=的)")
_NUMBERS = frozenset(("数量", "數量", "总数", "總數", "数目", "數目", "家数", "个数", "户数"))
_OR = ("或", "或者", "即")
_JOINED = ("、", "和", "及", "与", "與")
_WITH_ASIDE, _OPENING = frozenset((PERCENT, MONEY)), frozenset("（(")
_NOTE = re.compile(r"[ 　]?\[[0-9]{1,3}\]")
_CLOSES = ("", *"，,。；;、（()）\n")
_SHORT, _DID = 2, 4


def subjects_of(
    text: str,
    sentence: Span,
    quantities: Sequence[Quantity],
    kinds: Sequence[Kind],
    dates: Sequence[Span],
    led: Sequence[tuple[Run, Named]],
    carried: Subject | None,
    parts: Sequence[int],
    era: str = "",
    before: Sequence[Subject] = (),
) -> list[Subject]:
    """One `Subject` a figure, in order.

    `led` are the runs that the figures stand in, each with what its words name, `carried` is the last subject of the
    sentence before, `before` are all of it where it is of the same line, `era` is the last era. `parts` is where the
    sentence begins to tell parts of something.
    """
    found: list[Subject] = []
    size_before = 0
    waiting: list[tuple[str, str | None]] = []
    colon = max(text.find("：", *sentence), text.find(":", *sentence))
    units = [quantity.unit for quantity in quantities]
    ranking = ranks(text, *sentence)
    for at_run, ((start, size, free, begin, left_text, left), naming) in enumerate(led):
        group = quantities[start : start + size]
        waiting = waiting or _parted_by_verbs(text, sentence, led, at_run, quantities, found)
        if waiting:
            name, scope = waiting.pop(0)
            found.append(Subject(name, *aspect_of(left, group[0]), scope=scope, rule="list"))
            continue
        if whole := _told_at_once(text, left, group, quantities[start + 1 :], spoken=bool(start or carried)):
            found.append(whole)
            continue
        if start and begin == free:
            begin = start_behind(text, quantities[start - 1], found[-1], group[0].start)
            if begin != free:
                left_text, left = words_before(text, begin, group[0], group[-1], dates)
                naming = named(left.phrase)
        left = grown_alike(text, left, group)
        again, size_before = size == size_before and not names_bracket(text, begin), size
        if size > 1 and (listed_before := _counted_list(text, sentence, quantities, start, size, dates)):
            left_text, left = listed_before
        shares = found and found[-1].measure == "占比"
        left, naming = _passed_on(left, naming, left_text, group) if shares else (left, naming)
        left = _of_tally(left, quantities, start, size) if size > 1 else left
        told_anew = begin - free > _SHORT
        topic = _leant_on(
            text, (free, begin), group[0], dates, left_text, left, naming, first=not found and not carried
        )
        topic = None if topic and found and _tells_of_those(topic, found[-1]) else topic
        told = _told(found, before, quantities, start, size, share=left.share) if size > 1 else ()
        if size > 1 and (
            names := listed_in_order(text, sentence[0], begin, left, group, carried)
            or _named_in_row(text, (sentence[0], free, begin), left_text, left, group, told, again=again)
            or (shared_out(left, "", group, (topic,), again=False) if topic and left.each else None)
        ):
            source = found[-1] if found else carried if before else None
            found.extend(antecedents.had_by_places(text[free:begin], names, source))
            continue
        topic, naming = _done_to_it(topic, naming) if topic else (topic, naming)
        announced = topic is None and sentence[0] <= colon < group[0].start
        at_colon = (sentence[0], colon, begin)
        topic, naming = (
            _announced_at_colon(text, at_colon, left.phrase if left.change else left_text, naming)
            if announced
            else (topic, naming)
        )
        nameless = topic is None and announced and not start and not naming.noun and not naming.place
        topic = (
            announcements.labelled(text, (sentence[0], colon, sentence[1]), begin, dates, carried)
            if nameless
            else topic
        )
        topic = topic or (_next_label(text, quantities[start - 1], begin, naming) if start and not left_text else None)
        anew = topic is None and told_anew
        topic, naming = _said_before(text, (free, begin), dates, left, naming) if anew else (topic, naming)
        for at in range(start, start + size):
            quantity = quantities[at]
            following = quantities[at + 1].start if at + 1 < len(quantities) else sentence[1]
            aside = quantity.dimension in _WITH_ASIDE and text[quantity.end : quantity.end + 1] in _OPENING
            right = _behind_bracket(text, quantities, at, sentence[1]) if aside else ""
            right = right or _words_behind(text, quantity, following)
            last = quantities[at - 1] if at else None
            context = Context(
                text, sentence, quantities, at, quantity, kinds[at], begin, left, naming, left_text, following, right,
                last, units, ranking, era, found, before, carried, parts,
            )  # fmt: skip
            row = in_row(context) if ranking and not topic else None
            previous = topic or row or (_spoken_of(context) if at else None)
            alike = antecedents.same_unit(context) if not topic and quantity.dimension in COUNTED else None
            one = _told_alone(context) or subject_of(context, previous, topic or carried, alike)
            found.append(members.of_its_trade(one, found[-1] if found else (before[-1] if before else None)))
            if at + 1 < start + size:
                left, naming, left_text, begin = replace(left, phrase="", tied=True), Named(), "", quantity.start
    found = members.rates_of_done(quantities, looked_ahead(text, quantities, found))
    levels = (quantity.unit for quantity in reversed(quantities) if quantity.dimension not in RATES)
    unit = next(levels, carried.unit if carried else "")
    return [*found[:-1], found[-1].of_unit(unit)] if found and unit else found


def _behind_bracket(text: str, quantities: Sequence[Quantity], at: int, end: int) -> str:
    """The words behind a rate and the bracket with its count that go on with 的: 14%（80人）的 | 患者; else empty.

    So behind a sum and what it comes to in another currency: 5亿美元（约36亿元人民币）的 | 资金.
    """
    asides = _COUNTED_ASIDE if quantities[at].dimension is PERCENT else _SUM_ASIDE
    aside = asides.match(text, quantities[at].end)
    if aside is None:
        return ""
    following = next((each.start for each in quantities[at + 1 :] if each.start >= aside.end()), end)
    return text[aside.end() : following]


def _told_at_once(
    text: str, left: Left, group: Sequence[Quantity], following: Sequence[Quantity], *, spoken: bool
) -> Subject | None:
    """The whole of a share told next, where something was spoken of, or the first of a ranking by places."""
    if spoken and left.whole and (whole := antecedents.told_whole(text, left, group, following)):
        return whole
    return _foremost_of(left, group[0]) if len(group) == 1 and "前" in left.phrase else None


def _foremost_of(left: Left, figure: Quantity) -> Subject | None:
    """What the first of a ranking is told of, with its place: 来澳旅客前三名为 | 日本140万人次; None elsewhere."""
    told = None if left.change or left.share else _FIRST_FEW.fullmatch(left.phrase)
    if told is None or figure.dimension in RATES or not only_places(told["where"]):
        return None
    noun = named(told["of"]).noun
    return Subject(noun, scope=told["where"], rule="topic") if len(noun) >= _SHORT else None


def _named_in_row(
    text: str,
    starts: tuple[int, int, int],
    left_text: str,
    left: Left,
    group: Sequence[Quantity],
    told: Sequence[Subject],
    *,
    again: bool,
) -> Sequence[Subject]:
    """The names of the figures of a row; its sentence, the clauses before it and its own words begin at `starts`."""
    start, free, begin = starts
    return (
        directed.shared_out(text, start, left, group)
        or in_clauses(text[free:begin], left, group)
        or announced_before(text[free:begin], left, group)
        or shared_out(left, _naming_row(text, start, begin, left_text), group, told, again=again)
        or ()
    )


def _leant_on(
    text: str,
    clause: Span,
    figure: Quantity,
    dates: Sequence[Span],
    left_text: str,
    left: Left,
    naming: Named,
    *,
    first: bool,
) -> Subject | None:
    """What the clause before tells of, from `clause[0]` to `clause[1]`, where the words of a figure lean on it.

    `first` says that nothing was told of before it. A clause of a mark or two tells of nothing.
    """
    if clause[1] - clause[0] <= _SHORT or left_text in _OR:
        return None
    closes = text[figure.end : figure.end + 1] in _CLOSES
    if naming.noun in _NUMBERS and text[clause[0]] == "的" and (those := topics.had(text, *clause, dates)):
        return those
    if not left_text and closes and figure.dimension is MONEY and (priced := topics.priced(text, *clause)):
        return priced
    if not (topics.leans(naming, left, closes=closes) or opens(left_text)):
        return None
    dated = not left_text and clause[1] < figure.start
    told_of_each = left.each and (left.change or figure.dimension not in RATES) and not left.share
    found = topics.several(text, *clause, dates) if told_of_each else None
    found = found or topics.topic(text, *clause, dates, share=left.share or dated, bare=not left_text)
    found = found or (topics.at_all(text, *clause, dates) if first and topics.needs_a_thing(naming.noun) else None)
    return found if found and (left.each or topics.goes_with(found, figure, left, naming)) else None


def _done_to_it(topic: Subject, naming: Named) -> tuple[Subject, Named]:
    """The topic and what the words of a figure name, where they only tell what was done to it: 收购 | 215万吨.

    So where they only say that those told of are counted: 企业，数量 | 由30家增加到52家.
    """
    if topic.rule == "those":
        return topic, naming._replace(noun="")
    act = lexicon.ending("predicate", naming.noun) or naming.noun
    if not topics.is_act(naming.noun):
        return topic, naming
    return topics.done_to(topic, act), naming._replace(noun="", verb=naming.noun)


def _tells_of_those(topic: Subject, last: Subject) -> bool:
    """Whether a clause is only about those counted right before it: 两家医院 | 增幅较大，分别达24%和22%.

    Or tells what they did besides: 35万外地游客 | 来访，占总数的四成.
    """
    if topic.subject == last.subject:
        return antecedents.counts_bodies(last)
    said, counted = f"{topic.scope or ''}{topic.subject or ''}", last.subject or ""
    did = said.removeprefix(counted)
    more = last.rule == "right" and len(did) < len(said) and len(did) <= _DID
    return more and (not did or only_verbs(did) or _CAME.fullmatch(did) is not None)


def _announced_at_colon(
    text: str, at: tuple[int, int, int], left_text: str, naming: Named
) -> tuple[Subject | None, Named]:
    """What the words before the colon announce of the place before a figure, and what its words name then.

    `at` is where the sentence starts, its colon, and where the words of the figure begin.
    """
    if found := announcements.lead(text, *at, naming.noun):
        return found, naming
    found = announcements.each_place(text, *at[:2], left_text, naming.noun)
    found = found or announcements.each_body(text, *at[:2], left_text, naming.noun)
    return found, naming._replace(noun="", place=naming.noun) if found else naming


def _said_before(
    text: str, clause: Span, dates: Sequence[Span], left: Left, naming: Named
) -> tuple[Subject | None, Named]:
    """What the clause before is about by its form, and what the words of a figure name besides."""
    if topic := announcements.out_of(text, *clause, naming.noun):
        body = naming.phrase == naming.noun and not only_places(naming.noun) and only_bodies(naming.noun)
        return topic, naming._replace(noun="", place=naming.noun) if body else naming
    theme = None if left.share else topics.concerning(text, *clause, dates)
    return _of_the_theme(naming, theme) if theme else (None, naming)


_COLONS = (":", "：")
_NEXT_LABEL = re.compile(r"[ 　]+[^,，。;；、:：\n]{1,16}[:：]")


def _words_behind(text: str, quantity: Quantity, following: int) -> str:
    """The words between two figures; behind one that opens a quoted name, up to its end: “三大 | 差距”新路径.

    None are told behind a label's figure that only a blank parts from the next label: 占比:40% 女生人数:52.
    """
    label = _NEXT_LABEL.match(text, quantity.end)
    if label and text[max(0, quantity.start - _SHORT) : quantity.start].rstrip(" 　").endswith(_COLONS):
        return ""
    right = _NOTE.split(text[quantity.end : max(quantity.end, following)], maxsplit=1)[0]
    close = _QUOTES.get(text[quantity.start - 1]) if quantity.start else None
    end = right.find(close) if close else 0
    return right[:end] if end > 1 else right


def _next_label(text: str, last: Quantity, begin: int, naming: Named) -> Subject | None:
    """What a label says that follows the figure of another, where it names a thing and no aspect of one (占比)."""
    labelled = text[max(0, last.start - _SHORT) : last.start].rstrip(" 　").endswith(_COLONS)
    found = announcements.next_label(text, last.end, begin) if labelled and not naming.noun else None
    return None if found is None or topics.needs_a_thing(found.subject or "") else found


def _naming_row(text: str, start: int, begin: int, left_text: str) -> str:
    """The words that may name a row of figures: those of its sentence where they tell of a structure."""
    structure = left_text.startswith(_STRUCTURE) or announcements.goes_on_with_sectors(text, start, begin)
    return text[start:begin] + left_text if structure else left_text


def _spoken_of(context: Context) -> Subject | None:
    """What the words of a figure take up of what its sentence told of before."""
    left = context.left
    return (
        (antecedents.counted_alike(context) if left.change else None)
        or (antecedents.of_the_whole(context) if left.whole else None)
        or wholes.summed(context)
        or (None if left.change or left.share else wholes.of_parts(context))
        or antecedents.spoken_of(context)
    )


def _told_alone(context: Context) -> Subject | None:
    """What is told of a figure by a form of its own, whatever its noun means elsewhere."""
    if context.told and context.told[-1].rule == "whole" and (share := antecedents.share_of_all(context)):
        return share
    if context.begin and context.text[context.quantity.start - 1] == "/" and (whole := care.out_of(context)):
        return whole
    for form in _FORMS.get(context.quantity.dimension, (_by_words,)):
        if told := form(context):
            return told
    return None


def _rate_of(context: Context) -> Subject | None:
    """The currency of which so much is worth another: 1欧元 | 约合1430韩元; None elsewhere."""
    level = not context.left.change and not context.left.share
    found = _ONE_OF.fullmatch(context.text, context.begin, context.quantity.start) if level else None
    return Subject(found["currency"], rule="left") if found else None


def _by_words(context: Context) -> Subject | None:
    """What the words before a figure in any unit tell by their form."""
    left, noun = context.left, context.named.noun
    level = not left.change and not left.share
    if level and noun and (pupils := heads.pupils_of_those(context)):
        return pupils
    if "者" in left.phrase and (one := pointed.former_or_latter(context)):
        return one
    if not level or not left.phrase:
        return None
    told = care.told(context) or heads.middle(context)
    return told or (heads.told_by_head(context) if noun == left.phrase else None)


_COUNTS = (care.outcome, _by_words, acts.of_the_poor, of_villages)
_FORMS: Mapping[Dimension | None, Sequence[Callable[[Context], Subject | None]]] = {
    MONEY: (funds.told, heads.of_counted_firms, quoted.told, _rate_of, pointed.out_of_so_much, _by_words),
    PERCENT: (brackets.one_of_the_main, topmost, directed.rate, highest.where, acts.some_of, _by_words),
    DURATION: (aged_person, _by_words),
    Dimension.LENGTH: (located, _by_words),
    Dimension.PERSON_TIME: (heads.of_what_was_shown, _by_words),
    COUNT: _COUNTS,
    PERSON: _COUNTS,
}
"""The forms that a figure of each dimension may be told by, in order; any other may be told by words alone."""


def _parted_by_verbs(
    text: str,
    sentence: Span,
    led: Sequence[tuple[Run, Named]],
    at: int,
    quantities: Sequence[Quantity],
    found: Sequence[Subject],
) -> list[tuple[str, str | None]]:
    """The names of a list whose figures have verbs between them, each with its scope where it was told before.

    甲、乙、丙的比重分别上升1点、下降6点、上升5点; 甲类9件，乙类3件，分别下降6%、上升5%, which are as many as were told
    since the last semicolon.
    """
    run = led[at][0]
    left = run.left
    if not (left.each and left.change) or run.size > 1 or not ("、" in left.phrase or not left.phrase):
        return []
    size = 1 + sum(1 for _ in takewhile(_goes_on_by_verb, led[at + 1 :]))
    if size == 1:
        return []
    if left.phrase:
        return [(name, None) for name in distributed(left.phrase, size) or ()]
    start = max(text.rfind(mark, sentence[0], run.begin) for mark in ";；")
    levels = [
        each
        for each, quantity in zip(found, quantities, strict=False)
        if quantity.start > start and quantity.dimension not in RATES
    ]
    names = [(each.subject, each.scope) for each in levels if each.subject]
    return names if len(levels) == len(set(names)) == size else []


def _goes_on_by_verb(each: tuple[Run, Named]) -> bool:
    run = each[0]
    goes_on = run.size == 1 and run.text.startswith(_JOINED) and run.left.change is not None
    return goes_on and run.left.phrase in ("", *_JOINED)


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


def _of_the_theme(naming: Named, theme: Subject) -> tuple[Subject | None, Named]:
    """The theme of the clause before where a place's act goes on about it: 关于重症病例，湖北新增897例."""
    act = lexicon.ending("bare-verb", naming.noun)
    place = naming.noun.removesuffix(act)
    if place and not only_places(place):
        return None, naming
    name = (theme.subject or "").removeprefix(act)
    of = theme if len(name) < _SHORT else replace(theme, subject=name)
    return of, naming._replace(noun="", verb=act or naming.verb, place=place or naming.place)


def _counted_list(
    text: str, sentence: Span, quantities: Sequence[Quantity], start: int, size: int, dates: Sequence[Span]
) -> tuple[str, Left] | None:
    """The words before a run that goes through a list with its count: 食品、烟酒、居住等三类价格分别上涨…%、…%、…%."""
    if not start or quantities[start - 1].low != size:
        return None
    count, first, last = quantities[start - 1], quantities[start], quantities[start + size - 1]
    begin = left_start(text, quantities[start - 2].end if start > 1 else sentence[0], count.start)
    names = without_dates(text, begin, count.start, dates).rstrip("等这這")
    if only_places(names) or _OF_PLACES.match(text, count.end) or names.count("、") + 1 < size - 1:
        return None
    words = words_before(text, count.end, first, last, dates, names)
    return words if words[1].each else None
