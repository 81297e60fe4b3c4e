"""What kind of school figures are told of: primary schools, kindergartens and so on."""

import re
from functools import cache

from checks.lexicon import entries
from checks.page import Figure, Page, clause

BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
REACH = 260


def kind_named(words: str) -> str:
    """The kind of school that some words name last; empty where they name none."""
    named = [(found.end(), kind) for kind, each in _kinds() for found in each.finditer(words)]
    return max(named, default=(0, ""))[1]


def kind_of(page: Page, figure: Figure) -> str:
    """The kind of school that a figure is told of: the one in its own words, or the last one named on its line."""
    own = kind_named(clause(figure.before))
    line = page.lines[figure.line]
    start = max(line.start, figure.claim.start - REACH)
    return own or kind_named(BRACKETED.sub("", page.text[start : figure.claim.start]))


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in entries("schools.toml", "school"))
