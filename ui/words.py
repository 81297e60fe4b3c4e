"""The words of the interface in its two languages, from one file."""

import tomllib
from functools import cache
from pathlib import Path

from claims.figures import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NAMES: dict[str, str] = {"zh": "中文", "en": "English"}


def word(key: str, language: Language, **values: object) -> str:
    """The words for a key with the values put in; a check or state of a run without words is shown by its name."""
    texts = table()
    if key not in texts and key.startswith(("check_", "run_")):
        return key.partition("_")[2]
    return texts[key][LANGUAGES.index(language)].format(**values)


@cache
def table() -> dict[str, list[str]]:
    """Every key with its words, in the order of `LANGUAGES`."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
