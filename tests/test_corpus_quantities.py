"""The corpus of figures: many ways of writing under one meaning, and what must not be read as a figure at all."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

import claims
from claims.model import Dimension, Hedge

CORPUS = Path(__file__).parent / "corpus" / "quantities"
IMPLIED = {"money": "元", "percent": "%", "person": "人"}
ONE_UNIT = {"％": "%", "﹪": "%", "℅": "%", "成": "%", "折": "%"}
PRINTED = Fraction(1, 200)


class Reading(NamedTuple):
    low: str
    high: str
    hedge: str
    unit: str
    dimension: str


def groups(folder: Path) -> list[tuple[str, dict[str, object]]]:
    return [
        (path.stem, group)
        for path in sorted(folder.glob("*.toml"))
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    ]


def cases() -> list[object]:
    settled = [(name, group, ()) for name, group in groups(CORPUS)]
    still_open = [
        (f"open-{name}", group, (pytest.mark.xfail(strict=True, reason=str(group["reason"])),))
        for name, group in groups(CORPUS / "open")
    ]
    return [
        pytest.param(
            text, [Reading(**claim) for claim in group["claims"]], group["meaning"], id=f"{name}: {text}", marks=marks
        )
        for name, group, marks in settled + still_open
        for text in group["texts"]
    ]


def number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def same_number(wanted: str, got: str) -> bool:
    """A fraction that no decimal can state is met by its decimal, rounded to two places or more."""
    if "" in (wanted, got):
        return wanted == got
    slack = PRINTED if "/" in wanted else 0
    return abs(Fraction(wanted) - Fraction(got)) <= slack


def unit(reading: Reading) -> str:
    """The unit that a reader understands: signs of one unit are the same, and an unwritten unit is the plain one."""
    return ONE_UNIT.get(reading.unit, reading.unit) or IMPLIED.get(reading.dimension, "")


def same(wanted: Reading, got: Reading) -> bool:
    return (
        same_number(wanted.low, got.low)
        and same_number(wanted.high, got.high)
        and got.hedge == wanted.hedge
        and unit(got) == unit(wanted)
        and got.dimension == wanted.dimension
    )


def listed(readings: list[Reading]) -> str:
    return "".join(f"\n    {r.low} .. {r.high} | {r.hedge} | {r.unit} | {r.dimension}" for r in readings) or " nothing"


@pytest.mark.parametrize(("text", "wanted", "meaning"), cases())
def test_a_text_is_read_as_its_group_says(text: str, wanted: list[Reading], meaning: str) -> None:
    found = claims.extract(text)
    got = [Reading(number(c.low), number(c.high), c.hedge, c.unit, c.dimension) for c in found]
    agrees = len(got) == len(wanted) and all(same(w, g) for w, g in zip(wanted, got, strict=True))
    assert agrees, (
        f"{text!r} means {meaning}\n  wanted:{listed(wanted)}\n  got:{listed(got)}\n  from: {[c.text for c in found]}"
    )


@pytest.mark.parametrize(("name", "group"), groups(CORPUS) + groups(CORPUS / "open"))
def test_a_group_is_written_in_the_words_of_the_model(name: str, group: dict[str, object]) -> None:
    assert group["meaning"], name
    assert group["texts"], name
    for claim in group["claims"]:
        reading = Reading(**claim)
        assert reading.hedge in set(Hedge)
        assert reading.dimension in set(Dimension)
        assert (reading.low == "") == (reading.hedge == "vague")
        assert (reading.low != reading.high) == (reading.hedge == "range")


def test_no_text_stands_in_the_corpus_twice() -> None:
    texts = [text for _, group in groups(CORPUS) + groups(CORPUS / "open") for text in group["texts"]]
    assert sorted(texts) == sorted(set(texts))


def test_every_open_case_says_which_rule_is_missing() -> None:
    reasons = [str(group.get("reason", "")) for _, group in groups(CORPUS / "open")]
    assert all(reason and "diagnosed" not in reason for reason in reasons)
