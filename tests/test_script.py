"""Traditional text is read as the same text in Simplified characters, and its claims keep its own."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from claims import extract
from claims.lexicon import entries
from claims.model import Claim
from claims.phrases import simplified

PASSAGES = Path(__file__).parent / "corpus" / "passages"
NEVER = frozenset("干后里面只台余系松谷丰云")
"""Simplified characters that are Traditional ones as well, and mostly meant as such."""


@cache
def to_traditional() -> dict[int, str]:
    pairs = entries("traditional.toml", "pairs")[0]
    old, new = (pairs[name].replace("\n", "") for name in ("traditional", "simplified"))
    return {ord(plain): written for written, plain in zip(old, new, strict=True) if plain not in NEVER}


def passages() -> list[str]:
    found = (tomllib.loads(path.read_text(encoding="utf-8"))["passage"] for path in sorted(PASSAGES.glob("*.toml")))
    return [row["text"] for rows in found for row in rows]


def told(claim: Claim) -> tuple[object, ...]:
    words = (simplified(part or "") for part in (claim.unit, claim.subject, claim.measure, claim.scope, claim.period))
    return (claim.start, claim.end, claim.low, claim.high, claim.hedge, claim.dimension, claim.status, *words)


@pytest.mark.parametrize("text", passages(), ids=lambda text: text.strip()[:12])
def test_a_text_reads_alike_in_either_script(text: str) -> None:
    written = text.translate(to_traditional())
    assert [told(claim) for claim in extract(written)] == [told(claim) for claim in extract(simplified(text))]


def test_claims_are_in_the_characters_of_the_text() -> None:
    (claim,) = extract("去年全縣農業總產值達32億元。")
    assert (claim.subject, claim.scope, claim.text, claim.unit) == ("農業總產值", "全縣", "32億元", "元")


def test_what_is_put_together_is_in_the_characters_of_the_text() -> None:
    claims = extract("貨物出口增長3%,進口增長5%,進出口總額5億元。其中,與東盟進出口增長9%。")
    assert all(simplified(claim.subject or "") != claim.subject for claim in claims)


def test_a_last_digit_behind_a_traditional_myriad_is_written_in_full() -> None:
    assert [claim.low for claim in extract("較上月增加3萬1人")] == [30001]
    assert [claim.low for claim in extract("较上月增加3万1人")] == [31000]


def test_a_name_is_kept_as_it_is_written() -> None:
    text = "於偉:今年招生300人。\n記者:去年呢?\n於偉:去年招生280人。\n記者:前年呢?\n於偉:招生270人。"
    assert {claim.speaker for claim in extract(text)} == {"於偉"}
