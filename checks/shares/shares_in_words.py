"""Shares that say in their own words of what they are: 占总播种面积的49.3%, 占全市1857个行政村总数的24.6%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.figures.amounts import SENTENCE, alike
from checks.figures.bases import come_together
from checks.figures.directory import Directory, Kind, find, is_level, is_listed, kind, namesakes, total_of_place
from checks.figures.identity import WHOLE_PLACE, scope_allows
from checks.figures.percentages import HUNDRED, Share, fits, fits_or_slipped, goes_on, is_percent, targets
from checks.figures.plainly import plainly_led
from checks.figures.possible_shares import HEADS, computable, exceeds, of_one_time
from checks.figures.stretches import SEGMENT, ahead
from checks.figures.successive import months_of
from checks.figures.topics import CASUALTY, ends_in, names, related, spelled, topic, unit
from checks.figures.wholes_named import whole_named
from checks.lexicon import pattern
from checks.page import OPENING, Figure, Line, Page, clause, opening
from checks.relation import Comparator, Interval, holds
from checks.repair import repairs
from checks.shares.leads import amounts_before, said_of, whole_in_lead
from checks.shares.shares_by_definition import wholes_named

MOST_BEFORE, NEAR = 400, 4
TENTH = Interval(Decimal("0.9"), Decimal("1.1"))
TOTALS = frozenset(("总数", "总量", "总额", "总值"))
CLOSED = re.compile(r"^[)）]?\s*[,，;；。(（]\s*(?:其中)?")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def by_words(page: Page, known: Directory) -> Iterator[Share]:
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
                last = part and _whole_of_place(named["whole"], part, figure, known)
                last = last or (part and _total_named(words[named.start("whole") :], part, figure, known))
                last = last or (part and _whole_of_name(spelled(named["whole"]), part, figure, known))
            elif pattern("share.toml", "share again").search(words):
                part = said_of(pattern("share.toml", "share again").sub("", words), figure, line, known)
            else:
                continue
            if part and last and part is not last and kind(part) == kind(last) and of_one_time(part, last):
                wider = named and not _goes_by(spelled(named["whole"]), last)
                in_row = any(map(goes_on, line.figures[figure.position + 1 : figure.position + 2]))
                elsewhere = _is_elsewhere(part, last) or _is_a_part(last, named, figure, known)
                unsure = wider or elsewhere or exceeds(part, last) or _of_other_heads(part, last)
                of_all = named is not None and wider and WHOLE_PLACE.match(named["whole"])
                may = fits if in_row or of_all or elsewhere else fits_or_slipped
                if not (unsure or in_row) or (computable(part, last, figure) and may(part, last, figure)):
                    yield part, last, figure


def is_right_behind(whole: Figure, percent: Figure) -> bool:
    """Whether an amount stands in the clause behind a share, under the very name that the share has for its whole.

    占集团全球产量的一半以上。集团全球产量为281万辆; 占耕地总面积的六成以上(耕地总面积为6,437万亩).
    """
    named = pattern("share.toml", "share of").search(clause(percent.before))
    beside = whole.line == percent.line and whole.position == percent.position + 1
    words = pattern("share.toml", "is so much").sub("", CLOSED.sub("", whole.before))
    return bool(named and beside and named["whole"] == words)


def _whole_of_place(name: str, part: Figure, percent: Figure, known: Directory) -> Figure | None:
    """What 占我国外贸总值的 is a share of, where the page gives one such total of the place and the time."""
    if not WHOLE_PLACE.match(name):
        return None
    return total_of_place(known, spelled(name), percent, kind(part))


def _goes_by(name: str, whole: Figure) -> bool:
    """Whether a whole is called by a name, or as the total of it: 党员总数 for 党员."""
    return any(own == name or own in {f"{name}{total}" for total in TOTALS} for own in names(whole))


def _total_named(words: str, part: Figure, percent: Figure, known: Directory) -> Figure | None:
    """What 占党员总数的 is a share of, where the page tells it by that very name: 党员总数302名."""
    name = spelled(words.rstrip("的"))
    found = find(known, name, percent, kind(part), part) if name.endswith(tuple(TOTALS)) else None
    return found if found and topic(found).name == name and not _is_elsewhere(part, found) else None


def _whole_of_name(name: str, part: Figure, percent: Figure, known: Directory) -> Figure | None:
    """What a share is of by a name; that of a sister place is none where the text tells the total by that name.

    东部人员1043万人;中部人员945万人,占人员总量的33% is a share of 人员总量2865万人.
    """
    found = find(known, name, percent, kind(part), part)
    if found is not None and not _is_elsewhere(part, found):
        return found
    totals = (find(known, f"{name}{total}", percent, kind(part), part) for total in sorted(TOTALS))
    return next((total for total in totals if total and not _is_elsewhere(part, total)), found)


def _is_a_part(whole: Figure, named: re.Match[str] | None, percent: Figure, known: Directory) -> bool:
    """Whether what a share is to be of is told to be a share of the same right behind: 东部1043万人,占总量的36.4%."""
    behind = known.lines[whole.line].figures[whole.position + 1 : whole.position + 1 + NEAR]
    own = takewhile(lambda figure: figure is not percent and not SEGMENT.search(figure.before), behind)
    own = takewhile(lambda figure: kind(figure) != kind(whole) or figure.claim.measure == "增减额", own)
    told = (pattern("share.toml", "share of").search(clause(figure.before)) for figure in own if is_percent(figure))
    return named is not None and any(found is not None and found["whole"] == named["whole"] for found in told)


def _is_elsewhere(part: Figure, whole: Figure) -> bool:
    """Whether a whole is told of another place than its part."""
    return not scope_allows(part.claim.scope, whole.claim.scope)


def _of_other_heads(part: Figure, whole: Figure) -> bool:
    """Whether a sentence tells of two groups, as of the dead and the hurt, of which none is a part of the other."""
    one_sentence = part.claim.sentence_start == whole.claim.sentence_start
    befell = {figure.claim.measure for figure in (part, whole) if CASUALTY in figure.claim.rules}
    apart = len(befell) > 1 or not related(topic(part).name, topic(whole).name)
    return one_sentence and apart and part.claim.dimension in HEADS


def _words(line: Line, figure: Figure) -> str:
    """The words that lead up to a percentage; for 由9.6%提高到10.8% those before the first of the two."""
    if figure.position and pattern("share.toml", "moved to").match(figure.before):
        before = pattern("share.toml", "moved from").sub("", clause(line.figures[figure.position - 1].before))
        return before if pattern("share.toml", "share of").search(before) else clause(figure.before)
    return clause(BRACKETS.sub("", figure.before))


def of_a_namesake(page: Page, known: Directory) -> Iterator[Share]:
    """What a share is of where the text gives several figures under that name, the nearest before it first."""
    for line in page.lines:
        for figure in line.figures:
            words = _words(line, figure)
            named = pattern("share.toml", "share of").search(words) or pattern("share.toml", "bare share").match(words)
            if not named or not is_percent(figure):
                continue
            part = said_of(words[: named.start()], figure, line, known)
            whole = spelled(named["whole"])
            if part is None:
                continue
            total = whole in TOTALS or WHOLE_PLACE.fullmatch(whole) is not None
            own = _names_within(part, known) if total else [whole]
            for name in own if whole else _wholes_in_lead(line, part, known):
                wholes = namesakes(known, name, figure, kind(part))
                wholes += known.mentions.get(name, {}).get(kind(part), ())[:1] if total else ()
                yield from ((part, each, figure) for each in wholes if each is not part)


def _names_within(part: Figure, known: Directory) -> list[str]:
    """The names of the page that a part's own ends in, itself first: 农村火灾, 火灾."""
    name = topic(part).name
    ends = (name[start:] for start in range(max(1, len(name) - 1)))
    return [end for end in ends if end in known.mentions and ends_in(name, end)]


def _wholes_in_lead(line: Line, part: Figure, known: Directory) -> list[str]:
    """What 全市常住人口中,男性占… is said of: the name that ends in 中, and what the part is a part of by its own."""
    named = whole_in_lead(line, part)
    return [*([] if named is None else [named]), *wholes_named(topic(part).name, known)]


def inline(page: Page) -> Iterator[Share]:
    """贫困村456个,占全市1857个行政村总数的24.6%: the whole stands in the words of the share."""
    for line in page.lines:
        for place, (whole, figure) in enumerate(pairwise(line.figures)):
            said = pattern("share.toml", "share of a count").search(clause(whole.before))
            if not said or not is_percent(figure) or not pattern("share.toml", "of it").match(figure.before):
                continue
            before = [] if come_together(line, whole) else amounts_before(place, line, whole)
            parts = [part for part in before if not _of_what_they_have(line, part, whole, figure)]
            told = [(part, whole, figure) for part in parts if computable(part, whole, figure)]
            fitting = next((share for share in told if fits(*share)), None)
            sure = len(told) == 1 and (not said.group().startswith("完成") or _is_of_it_alone(line, *told[0]))
            yield from [fitting] if fitting else told if sure else ()


def _is_of_it_alone(line: Line, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a clause tells of how much of a plan was done since its year began, and one slip explains a miss.

    What was done so far or by others as well (累计完成年任务…, 全县完成年任务…, 含去年结转的…) is no part told before.
    """
    bare = pattern("share.toml", "done of a count").match(clause(whole.before))
    behind = pattern("share.toml", "nothing besides").match(line.text[percent.claim.end - line.start :])
    months = months_of(part.period)
    until = not part.period or pattern("topics.toml", "until").search(part.period) is not None
    so_far = plainly_led(part, line) and (months.first == 1 if months else until)
    return bool(bare and behind and so_far) and any(repairs(*target) for target in targets(part, whole, percent))


def _of_what_they_have(line: Line, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a count in the words of a share only says whose it is of: 占5款总销量的54%, behind 3款.

    So is one that says again how many the part counts, unless of the very things that it counts: 4名高管减持86万股,
    占4人持股总数的12.6%.
    """
    if whole.claim.dimension not in HEADS:
        return False
    behind = pattern("share.toml", "how many").sub("", opening(percent.before).removesuffix("的"))
    if pattern("share.toml", "what they have").search(behind):
        return True
    if Interval.of(part.claim) != Interval.of(whole.claim):
        return False
    others = any(not alike(each, part) for each in line.figures[part.position + 1 : whole.position])
    same = opening(part.after).startswith(behind) or clause(part.before).endswith(behind)
    return others or not same


def of_all_told(page: Page, known: Directory) -> Iterator[Share]:
    """农户640户,其中参加合作社的416户,占总户数的65%: the one amount of the sentence that is all of it.

    Or that 其中, at the head of its sentence, is of. No amount of its kind before it on the page may be greater.
    """
    greatest: dict[Kind, Decimal] = {}
    for line in page.lines:
        shares = {share[1].claim.start: share for figure in line.figures for share in _of_all(line, figure, known)}
        for figure in line.figures:
            size, most = figure.claim.low or Decimal(0), greatest.get(kind(figure), Decimal(0))
            if figure.claim.start in shares and size >= most:
                yield shares[figure.claim.start]
            greatest[kind(figure)] = max(size, most)


def _of_all(line: Line, percent: Figure, known: Directory) -> Iterator[Share]:
    """A percentage of all, its part and the only other amount of its sentence, where that is all by its name."""
    words = _words(line, percent)
    named = pattern("share.toml", "share of").search(words) if is_percent(percent) else None
    told = pattern("share.toml", "all of").fullmatch(named["whole"]) if named and not _of_several(words) else None
    lead = words[: named.start()] if named else ""
    in_bracket = lead in tuple(OPENING) and percent.position > 0
    part = line.figures[percent.position - 1] if in_bracket else said_of(lead, percent, line, known) if told else None
    if part is None or told is None or part.line != percent.line:
        return
    beside = [each for each in amounts_before(percent.position, line, part) if each is not part]
    others = beside or _ahead_of_among(line, part)
    if len(others) != 1 or any(map(is_percent, line.figures[part.position + 1 : percent.position])):
        return
    share = part, others[0], percent
    may = not exceeds(*share[:2]) and of_one_time(*share[:2])
    may = may and (is_all(others[0], told["noun"]) or (not beside and _is_named_all(others[0], told["noun"])))
    near = bool(beside) or _comes_near(*share)
    if may and (fits(*share) or (near and any(repairs(*target) for target in targets(*share)))):
        yield share


def _comes_near(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share misses by less than a tenth: of a whole of its own, as a project has, it hardly would."""
    share = Interval.of(part.claim) / Interval.of(whole.claim) * HUNDRED
    return holds(Comparator.MEETS, share * TENTH, Interval.of(percent.claim))


def _ahead_of_among(line: Line, part: Figure) -> list[Figure]:
    """The last level of its kind before a sentence that 其中 and the part open: 投资240亿元。其中工业投资80亿元."""
    if not pattern("parts.toml", "among").search(part.before) or not SENTENCE.search(part.before):
        return []
    before = [each for each in line.figures[: part.position] if kind(each) == kind(part) and is_level(each)]
    return before[-1:]


def _of_several(words: str) -> bool:
    return any(pattern("share.toml", name).search(words) for name in ("each", "not of the whole"))


def is_nearly_of_all(line: Line, part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a share 占总投资的 of a part that 其中 tells of 固定资产投资 hardly misses that."""
    named = pattern("share.toml", "share of").search(_words(line, percent))
    told = pattern("share.toml", "all of").fullmatch(named["whole"]) if named else None
    near = told is not None and _is_named_all(whole, told["noun"]) and _comes_near(part, whole, percent)
    return near and whole in _ahead_of_among(line, part)


def _is_named_all(whole: Figure, noun: str) -> bool:
    name = topic(whole).name
    named = pattern("share.toml", "all that there is by name").fullmatch(name.removesuffix(noun))
    return name.endswith(noun) and named is not None


def is_all(whole: Figure, noun: str) -> bool:
    """Whether an amount is of all of a noun by its name: 常住人口 of 总人口, 农户640户 of 总户数."""
    name = topic(whole).name
    neutral = pattern("share.toml", "all there are").fullmatch(name.removesuffix(noun)) is not None
    return (name.endswith(noun) and neutral) or (unit(whole.claim) == noun and name == f"农{noun}")


def shared_out(page: Page, known: Directory) -> Iterator[Share]:
    """甲177253户、583703人;乙31913户、77851人,分别占贫困人口总数的71%、9.5%: as many parts as percentages."""
    for line in page.lines:
        for place, first in enumerate(line.figures):
            named = whole_named(first)
            if named is None or not is_percent(first) or not pattern("share.toml", "each").search(clause(first.before)):
                continue
            percents = [first, *takewhile(goes_on, line.figures[place + 1 :])]
            before = ahead(place, line.figures, MOST_BEFORE)
            for whole in namesakes(known, named, first):
                parts = [other for other in before if alike(other, whole) and other is not whole]
                pairs = zip(parts[-len(percents) :], percents, strict=False)
                yield from ((part, whole, percent) for part, percent in pairs)


def shared_out_among(page: Page) -> Iterator[Share]:
    """2702亿元,包括甲1278亿元、乙113亿元和丙1311亿元,分别占47.30%、4.18%和48.52%: of the amount before them."""
    for line in page.lines:
        for place, first in enumerate(line.figures):
            words = clause(first.before)
            if not is_percent(first) or not pattern("share.toml", "each of them").fullmatch(words):
                continue
            percents = [first, *takewhile(goes_on, line.figures[place + 1 :])]
            near = line.figures[max(0, place - 2 * len(percents) - NEAR) : place]
            before = [each for each in near if not is_percent(each)]
            parts = before[-len(percents) :]
            others = before[: -len(percents)] if len(parts) == len(percents) else []
            wholes = [each for each in others if kind(each) == kind(parts[0]) and is_listed(each)]
            for whole in reversed(wholes) if len(percents) > 1 and _are_of_one(parts) else ():
                told = [(part, whole, percent) for part, percent in zip(parts, percents, strict=True)]
                if all(computable(*share) and fits(*share) for share in told):
                    yield from told
                    break


def _are_of_one(parts: Sequence[Figure]) -> bool:
    return all(alike(part, parts[0]) for part in parts)
