"""The words that the checks know, kept as data; each entry brings texts that must match (`yes`) and must not (`no`)."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from claims.errors import LexiconError

SHEAF = 12
GROUP = re.compile(r"\\([1-9])")


def entries(file: str, table: str) -> list[dict[str, Any]]:
    """The entries of one lexicon file, as written.

    Raises `LexiconError` naming the file where it is not valid TOML or lacks the table.
    """
    try:
        return list(_tables(file)[table])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"checks/lexicon/{file}: no readable [[{table}]]: {error}; mend the file") from error


@cache
def _tables(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(file).read_text(encoding="utf-8"))


@cache
def pattern(file: str, name: str) -> re.Pattern[str]:
    """The expression of one entry of `[[pattern]]`, by its name.

    Raises `LexiconError` where the file has no such entry or it does not compile.
    """
    found = [row for row in entries(file, "pattern") if row["name"] == name]
    try:
        return re.compile(found[0]["pattern"])
    except (IndexError, re.error) as error:
        raise LexiconError(f"checks/lexicon/{file}: no usable pattern {name!r}: {error}; mend the file") from error


def expanded(found: re.Match[str], expression: str) -> str:
    r"""An expression with what the groups of a match took for \1 to \9, as it is written; nothing for one not met."""
    return GROUP.sub(lambda each: re.escape(found[int(each[1])] or ""), expression)


def matching(file: str, table: str, key: str, text: str) -> Iterator[tuple[re.Match[str], dict[str, Any]]]:
    """Every entry of a table of which the expression under a key is found in a text, with what it matches.

    Raises `LexiconError` where the file has no such table.
    """
    for any_of_them, rows in _sheaves(file, table, key):
        if any_of_them.search(text):
            yield from ((found, row) for row in rows if (found := compiled(row[key]).search(text)))


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """An expression, compiled once."""
    return re.compile(expression)


@cache
def _sheaves(file: str, table: str, key: str) -> tuple[tuple[re.Pattern[str], list[dict[str, Any]]], ...]:
    """The entries of a table, some at a time, with an expression that is found where any of theirs is."""
    rows = entries(file, table)
    sheaves = [rows[at : at + SHEAF] for at in range(0, len(rows), SHEAF)]
    return tuple((re.compile("|".join(f"(?:{row[key]})" for row in sheaf)), sheaf) for sheaf in sheaves)
