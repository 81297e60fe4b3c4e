"""The words of the report in both languages, from `templates/report.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from claims.figures import Language

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def say(key: str, language: Language, **values: object) -> str:
    """The words of an entry with values put in; English takes its third form where `n` is 1.

    Raises KeyError for an entry that `templates/report.toml` does not have.
    """
    entry = words()[key]
    place = LANGUAGES.index(language)
    singular = language == "en" and values.get("n") == 1 and len(entry) > len(LANGUAGES)
    return entry[-1 if singular else place].format(**values)


def known(key: str) -> bool:
    """Whether there are words for an entry; a check of a newer edition may have none."""
    return key in words()


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Every entry: its Chinese form, its English form and, where there is one, that for one thing."""
    with (TEMPLATES / "report.toml").open("rb") as file:
        return {key: tuple(entry) for key, entry in tomllib.load(file).items()}
