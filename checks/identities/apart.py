"""What a text says that keeps figures from having to fit: others left out, other times, places, versions and prices."""

import re
from collections.abc import Sequence

from checks.figures.identity import of_versions, scope_allows, span_words, time_allows
from checks.figures.owners import of_owners
from checks.identities.forms import GROWTH, PRODUCT, SUM, Identity
from checks.lexicon import pattern
from checks.page import Figure, Page

SENTENCE, AHEAD = re.compile("[。\n]"), 80
MADE_UP = frozenset((SUM, PRODUCT))


def may_be_apart(page: Page, identity: Identity) -> bool:
    """Whether the sentences of figures leave room for them not to fit."""
    figures = sorted(identity.figures, key=lambda figure: figure.claim.start)
    names = ("need not fit", "not all of them") if identity.kind in MADE_UP else ("need not fit",)
    words, next_words = _sentences(page, figures)
    if any(pattern("identities.toml", name).search(words) for name in names):
        return True
    if pattern("identities.toml", "explains a miss").search(next_words):
        return True
    if len({figure.claim.status for figure in figures}) > 1 or of_versions(figures):
        return True
    return _of_other_times(identity, figures) or (identity.kind != SUM and of_owners(page, figures))


def told_otherwise(page: Page, identity: Identity) -> bool:
    """Whether the sentences of figures or the one behind them say what a miss comes from, or that some count twice."""
    words, next_words = _sentences(page, sorted(identity.figures, key=lambda figure: figure.claim.start))
    twice = pattern("exclusive.toml", "counted in several").search(words)
    return twice is not None or pattern("identities.toml", "explains a miss").search(next_words) is not None


def _sentences(page: Page, figures: Sequence[Figure]) -> tuple[str, str]:
    """The words from the start of the first figure's sentence to the end of the last one's, and the sentence behind."""
    start, behind = figures[0].claim.sentence_start, figures[-1].claim.end
    own, *others = SENTENCE.split(page.text[behind : behind + AHEAD], maxsplit=2)
    return page.text[start:behind] + own, others[0] if others else ""


def _of_other_times(identity: Identity, figures: Sequence[Figure]) -> bool:
    """Whether figures add up times of other lengths, or parts of another time or place, or grow at constant prices."""
    if identity.kind not in (SUM, GROWTH):
        return False
    if len({span_words(figure) for figure in figures}) > 1:
        return True
    if identity.kind == GROWTH:
        words = "".join(f"{figure.subject}{figure.before}" for figure in figures)
        return any(pattern("growth.toml", name).search(words) for name in ("real", "real by custom"))
    *parts, whole = (figure.claim for figure in identity.figures)
    return not all(time_allows(part, whole) and scope_allows(part.scope, whole.scope) for part in parts)
