"""What a user gives to a check beside the documents: tables of official figures and rules, by the paths to them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.expressions import Rule
from checks.official import Official, read_tables

REFERENCES, RULES = "seeds/reference", "seeds/rules"
"""Folders that are read where nothing is named and they are there."""

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Given:
    """Official figures and rules, in the order of their files."""

    references: tuple[Official, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def mark(self) -> str:
        """A short name for all of it, which changes with any row or rule; empty where there is nothing."""
        if not self.references and not self.rules:
            return ""
        digest = hashlib.sha256()
        for item in (*self.references, *self.rules):
            digest.update(repr(item).encode())
        return digest.hexdigest()[:SHOWN]


def read_given(references: Sequence[str], rules: Sequence[str]) -> Given:
    """The tables and the rules at these paths, folders among them. Raises TableError and RuleError."""
    if not rules:
        return Given(read_tables(references))
    # The parser takes a tenth of a second to import.
    from checks.grammar import read_rules

    return Given(read_tables(references), read_rules(rules))


def or_default(paths: Sequence[str], folder: str) -> list[str]:
    """The paths, or the folder where there are none and it exists."""
    return list(paths) if paths or not Path(folder).is_dir() else [folder]
