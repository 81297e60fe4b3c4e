"""The test data of other readers as cases to compare: spans with the numbers that each unit lets them be read as."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_MONEY_SIGN = re.compile("[元圆圓块塊币幣钱錢毛毫角分蚊仙铢布$¥￥銭]")
_MONEY = frozenset(("yuan", "us_dollars"))
_WRITTEN = re.compile(r"(?P<low>-?[0-9]+(?:\.[0-9]+)?)(?:[~-](?P<high>[0-9]+(?:\.[0-9]+)?))?(?P<scale>[万亿W]*)")
_CLOCK = re.compile(r"[0-9][:/][0-9]")
_SCALES = {"万": 1e4, "W": 1e4, "亿": 1e8}
Interval = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """One span of a case, and the interval on each ruler that its numbers can be read on ("" is as printed)."""

    surface: str
    start: int
    end: int
    intervals: dict[str, Interval]
    single: bool
    asks_unit: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One text with the spans expected in it, or the stretches that no claim may overlap."""

    text: str
    expected: tuple[Expected, ...]
    forbidden: tuple[tuple[int, int], ...]
    numbers: tuple[tuple[float, float], ...] = ()


@cache
def rulers() -> dict[str, dict[str, float]]:
    """Unit names to their length on every ruler that they stand on."""
    names: dict[str, dict[str, float]] = {}
    rows = tomllib.loads(Path(__file__).with_name("peer_units.toml").read_text(encoding="utf-8"))
    for ruler, lengths in rows.items():
        for length, written in lengths.items():
            for name in written.split():
                names.setdefault(name, {})[ruler] = float(length)
    return names


def load(path: Path) -> list[Case]:
    """The cases of one file that can be compared."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [case_of(row) for row in rows if row.get("relevance") != "off"]
    return [case for case in cases if case.expected or case.forbidden or case.numbers]


def case_of(row: dict[str, Any]) -> Case:
    spans = [_expected(span) for span in row["expected"] if span["start"] is not None and _has_number(span)]
    forbidden = [(span["start"], span["end"]) for span in row.get("forbidden", ()) if span["start"] is not None]
    numbers = () if spans or "no span derived" not in row.get("note", "") else written_numbers(row.get("written") or "")
    return Case(row["text"], tuple(spans), tuple(forbidden), numbers)


def _has_number(span: dict[str, Any]) -> bool:
    stated = any(span[name] is not None for name in ("value", "low", "high")) or "parts" in span
    return stated or not span["unit"]


def _expected(span: dict[str, Any]) -> Expected:
    value, low, high, unit = span["value"], span["low"], span["high"], span["unit"]
    parts = span.get("parts")
    intervals: dict[str, Interval] = {}
    if value is not None:
        intervals = on_rulers((value, value), unit)
    elif low is not None or high is not None:
        intervals = on_rulers((low, high), unit)
    elif isinstance(parts, dict):
        totals = {ruler: _total(parts, ruler) for ruler in ("seconds", "months")}
        intervals = {ruler: (total, total) for ruler, total in totals.items() if total is not None}
    money = bool(unit) and bool(_MONEY & set(rulers().get(unit, ())))
    asks = (
        bool(intervals) and bool(unit) and unit in rulers() and not (money and not _MONEY_SIGN.search(span["surface"]))
    )
    single = value is not None or (low is not None and low == high)
    return Expected(span["surface"], span["start"], span["end"], intervals, single, asks)


def _total(parts: dict[str, float], ruler: str) -> float | None:
    lengths = [rulers()[unit].get(ruler) for unit in parts]
    return (
        None if None in lengths else sum(n * (length or 0) for n, length in zip(parts.values(), lengths, strict=True))
    )


def on_rulers(interval: Interval, unit: str | None) -> dict[str, Interval]:
    """The interval as printed and on every ruler of its unit; a number without a unit is a share of 1."""
    found = {"": interval}
    lengths = {"share": 100.0} if not unit else rulers().get(unit, {})
    for ruler, length in lengths.items():
        low, high = (None if end is None else end * length for end in interval)
        found[ruler] = (low, high)
    return found


def written_numbers(written: str) -> tuple[tuple[float, float], ...]:
    """The numbers of a text in digits, without clock times and dates: 30~40亿, and 730-40 for 730 to 740."""
    if _CLOCK.search(written):
        return ()
    found = []
    for match in _WRITTEN.finditer(written):
        low, high, scale = match.group("low"), match.group("high") or match.group("low"), 1.0
        if len(high) < len(low) and match.group("high") and float(high) < float(low):
            high = low[: len(low) - len(high)] + high
        for character in match.group("scale"):
            scale *= _SCALES[character]
        found.append((float(low) * scale, float(high) * scale))
    return tuple(found)
