"""Some of those that the start of a sentence names and that the text told before: 在外出人员中,进城人员1.2万人."""

import re
from collections.abc import Iterator

from checks.figures.amounts import alike
from checks.figures.directory import Directory, directory, is_listed, kind
from checks.figures.identity import scope_allows, time_allows
from checks.figures.topics import said, spelled
from checks.lexicon import pattern
from checks.orders.some_of_them import Some
from checks.page import Figure, Page, clause
from checks.relation import Interval
from checks.repair import slip

TAIL = 2


def of_those_named(page: Page) -> Iterator[Some]:
    """Every amount behind 在…中 whose words end as that name does, with the last amount of that very name before it.

    It surely is too many where it stands right behind the name and a slip of the pen explains it; else what fits is
    told.
    """
    found = [(figure, told["of"]) for figure in page.figures if (told := _told(figure))]
    known = directory(page) if found else None
    for part, of in found:
        whole = _whole(part, spelled(of), known) if known else None
        if whole is not None:
            most = Interval.of(whole.claim)
            first = part.before.endswith(part.lead) and not part.depth
            plain = pattern("order.toml", "some and no others").fullmatch(clause(part.before)) is not None
            slipped = slip(part.claim, Interval(most.lower * 0, most.upper)) is not None
            yield Some(part, whole, first and plain and slipped and whole.claim.period == part.claim.period)


def _told(figure: Figure) -> re.Match[str] | None:
    """What the start of its sentence says an amount is some of, where its own words end in that noun."""
    if len(figure.lead) < figure.claim.start - figure.claim.sentence_start or not is_listed(figure):
        return None
    told = pattern("order.toml", "of those named").match(figure.lead)
    return told if told and clause(figure.before).endswith(told["of"][-TAIL:]) else None


def _whole(part: Figure, name: str, known: Directory) -> Figure | None:
    """The last amount before a part that goes by a name and no longer one, of a time and place that allow it."""
    called = (name, name.removesuffix("总量"), f"{name}总量")
    told = [whole for each in dict.fromkeys(called) for whole in known.mentions.get(each, {}).get(kind(part), ())]
    before = sorted(told, key=lambda whole: -whole.claim.start)
    before = [whole for whole in before if whole.claim.start < part.claim.sentence_start]
    exact = (whole for whole in before if said(clause(whole.before)) in called and alike(part, whole))
    return next((whole for whole in exact if _may_hold(whole, part)), None)


def _may_hold(whole: Figure, part: Figure) -> bool:
    return time_allows(part.claim, whole.claim) and scope_allows(whole.claim.scope, part.claim.scope)
