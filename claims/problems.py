"""What is wrong with a file in the words of either language, from `problems.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path

from claims.figures import Language

PROBLEMS = Path(__file__).with_name("problems.toml")


def told(problem: str, language: Language) -> str:
    """A message `FILE: what is wrong; what to do` in a language; one that has no Chinese words stays as it is."""
    name, colon, said = problem.partition(": ")
    if language == "en" or not colon:
        return problem
    found = ((pattern.fullmatch(said), words) for pattern, words in _problems())
    return next((f"{name}：{match.expand(words)}" for match, words in found if match), problem)


@cache
def _problems() -> tuple[tuple[re.Pattern[str], str], ...]:
    with PROBLEMS.open("rb") as file:
        return tuple((re.compile(entry["en"], re.DOTALL), entry["zh"]) for entry in tomllib.load(file)["problem"])
