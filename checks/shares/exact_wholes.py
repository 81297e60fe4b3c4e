"""Shares of what is first told roughly and then exactly: 资产超过8万亿元,达80412.5亿元."""

from collections.abc import Sequence

from checks.figures.amounts import alike
from checks.figures.percentages import Share, fits
from checks.lexicon import pattern
from checks.page import Figure, Page
from claims.model import Hedge


def of_exact_wholes(page: Page, told: Sequence[Share]) -> list[Share]:
    """The shares with the exact figure for a rough whole that it is made good by, without those that miss it."""
    shares = ((share, _made_good(page, share[1])) for share in told)
    named = [
        (share, (share[0], exact, share[2]) if exact and exact is not share[0] else share) for share, exact in shares
    ]
    return [found for share, found in named if found is share or fits(*found)]


def _made_good(page: Page, whole: Figure) -> Figure | None:
    """The exact figure right behind a rough one that it is told to have reached."""
    behind = next(iter(page.lines[whole.line].figures[whole.position + 1 :][:1]), None)
    if behind is None or whole.claim.hedge is Hedge.EXACT or behind.claim.hedge is not Hedge.EXACT:
        return None
    return behind if alike(whole, behind) and pattern("topics.toml", "made good").match(behind.before) else None
