"""Waivers as a person writes them: a TOML file beside the documents, each entry under its own [[waiver]] line."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checks.catalogue import CHECKS
from checks.waivers import Quotable, Waiver
from claims.documents import located
from claims.errors import WaiverError

NAME = "heshu.waivers.toml"
"""The file that is read in the folder of each document."""

HEADER = re.compile(r"\s*\[\[\s*waiver\s*\]\]")
TEXT, LIST, DAY = "text that is not blank", "a list of printed figures", "a date without quotes or time"
KEYS = {"document": TEXT, "check": TEXT, "figures": LIST, "reason": TEXT, "words": TEXT, "until": DAY}
REQUIRED = ("document", "check", "figures", "reason")
EXAMPLE = {
    "document": 'document = "report.txt"',
    "check": 'check = "hedge"',
    "figures": 'figures = ["763余场"]',
    "reason": 'reason = "quoted as the speaker said it"',
    "words": 'words = "累计举办"',
    "until": "until = 2099-12-31",
}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


SOUND: Mapping[str, Callable[[object], bool]] = {
    TEXT: _is_text,
    LIST: lambda value: isinstance(value, list) and bool(value) and all(map(_is_text, value)),
    DAY: lambda value: isinstance(value, date) and not isinstance(value, datetime),
}


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers in this file, in its order.

    Raises WaiverError, naming file, line, key and remedy, for what can't be understood; no key is passed over.
    """
    text = _text(path)
    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).removesuffix(")").partition(" (at ")
        line = next(iter(re.findall(r"line (\d+)", place)), text.count("\n") + 1)
        raise WaiverError(f"{path}:{line}: {reason}; mend it (values that are text stand in double quotes)") from None
    entries = [(line, lines) for line, lines in _entries(text) if HEADER.match(lines[0])]
    stray = sorted(known.keys() - {"waiver"})
    if stray:
        line = _first(text, stray[0])
        raise WaiverError(f"{path}:{line}: {stray[0]} stands outside a waiver; put it below a [[waiver]] line")
    listed = known.get("waiver", [])
    if not isinstance(listed, list) or len(entries) != len(listed):
        raise WaiverError(f"{path}:{_first(text, 'waiver')}: write each waiver below its own [[waiver]] line")
    return tuple(_waiver(path, line, lines) for line, lines in entries)


def _first(text: str, word: str) -> int:
    """The number of the first line that has a word, or 1."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if word in line), 1)


def stubs(findings: Sequence[Quotable]) -> Iterator[tuple[Path, str]]:
    """A waiver with its reason left blank for each finding, with the folder of the document that it goes beside.

    Words of the sentence are quoted where figures alone would not tell two findings apart. Addresses have no folder
    and get none.
    """
    quotes = [(found.figures[0].document, found.check, found.printed(found.figures[0].document)) for found in findings]
    times = Counter(quotes)
    for finding, quote in zip(findings, quotes, strict=True):
        path, check, figures = quote
        if not Path(path).is_absolute():
            continue
        values: dict[str, object] = {"document": Path(path).name, "check": check, "figures": figures}
        if times[quote] > 1:
            values["words"] = "".join(finding.figures[0].sentence.split())
        lines = [f"{key} = {_written(value)}" for key, value in (values | {"reason": ""}).items()]
        yield Path(path).parent, "\n".join(["[[waiver]]", *lines, ""])


def _written(value: object) -> str:
    """A text or a list of texts as TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise WaiverError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise WaiverError(f"{path}: {error.strerror}; make it readable or remove it") from None
    except UnicodeDecodeError as error:
        raise WaiverError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each stretch of the file that begins with a [[waiver]] line and is TOML by itself, with its first line's number.

    A line within a text of several lines may look like a beginning; what stands before it is then no TOML yet.
    """
    held: list[str] = []
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        if held and HEADER.match(line) and _parsed(held) is not None:
            yield start, held
            held, start = [], number
        held.append(line.removesuffix("\r"))
    yield start, held


def _parsed(lines: Iterable[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return None


def _waiver(path: Path, start: int, lines: Sequence[str]) -> Waiver:
    values = tomllib.loads("\n".join(lines))["waiver"][0]
    for key, problem in _problems(values):
        raise WaiverError(f"{path}:{_line(key, start, lines)}: {problem}")
    return Waiver(
        document=located(values["document"], path.parent),
        check=values["check"],
        figures=tuple(values["figures"]),
        reason=" ".join(values["reason"].split()),
        words=values.get("words", ""),
        until=values.get("until"),
        file=str(path),
        line=start,
    )


def _problems(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry: the key, and the message with the remedy."""
    for key in values:
        if key not in KEYS:
            yield key, f"unknown key {key}; known are {', '.join(KEYS)}"
    for key in REQUIRED:
        if key not in values:
            yield key, f"{key} is missing; add it, as in {EXAMPLE[key]}"
    for key, value in values.items():
        if not SOUND[KEYS[key]](value):
            yield key, f"{key} must be {KEYS[key]}, as in {EXAMPLE[key]}"
    known = [check.id for check in CHECKS]
    if values["check"] not in known:
        yield "check", f"unknown check {values['check']}; known are {', '.join(known)}"


def _line(key: str, start: int, lines: Sequence[str]) -> int:
    """The line that a key's value ends on, or the entry's first where it has no such key."""
    for end in range(1, len(lines) + 1):
        found = _parsed(lines[:end])
        if found is not None and key in found["waiver"][0]:
            return start + end - 1
    return start
