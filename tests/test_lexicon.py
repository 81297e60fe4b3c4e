"""Every entry of the lexicon matches the texts that it says it matches, and not the others."""

import re
import tomllib
from pathlib import Path

import pytest

import claims.lexicon as lexicon
from claims import extract
from claims.decisions import decide
from claims.indicators import normalise
from claims.model import Status
from claims.nouns import only_places
from claims.phrases import words
from claims.quantities import mentions

FOLDER = Path(lexicon.__file__).parent


def entries(file, table):
    return [
        pytest.param(row, id=f"{file}:{row.get('id') or row['surfaces'][0]}") for row in lexicon.entries(file, table)
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_every_entry_brings_examples_or_is_a_word_list(path):
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, rows in tables.items():
        for row in rows:
            if name not in ("words", "pairs"):
                assert row.get("yes"), f"{path.name}: {row} has no example that must match"
                assert row.get("no"), f"{path.name}: {row} has no example that must not"


def units_of(text):
    return {rule.removeprefix("unit:") for claim in extract(text) for rule in claim.rules if rule.startswith("unit:")}


@pytest.mark.parametrize("row", entries("units.toml", "unit") + entries("classifiers.toml", "unit"))
def test_units_are_read_and_kept_apart_from_other_words(row):
    surfaces = set(row["surfaces"])
    for text in row["yes"]:
        found = [c for c in extract(text) if any(f"unit:{s}" in c.rules for s in surfaces)]
        assert found, f"{text}: none of the units {sorted(surfaces)[:5]}… was read: {extract(text)}"
        assert {str(c.dimension) for c in found} == {row["dimension"]}
    for text in row["no"]:
        assert not units_of(text) & surfaces, f"{text}: read as a claim with {units_of(text) & surfaces}"


@pytest.mark.parametrize("row", entries("units.toml", "before"))
def test_units_before_a_figure_are_its_unit(row):
    units = set(row["surfaces"]) | {row.get("unit")}
    for text in row["yes"]:
        assert units & {claim.unit for claim in extract(text)}, f"{text}: {extract(text)}"
    for text in row["no"]:
        assert not set(row["surfaces"]) & {claim.unit for claim in extract(text)}, text


@pytest.mark.parametrize("row", [pytest.param(row, id=row["yes"][0]) for row in lexicon.entries("units.toml", "chain")])
def test_units_of_one_chain_make_one_figure(row):
    def chained(text: str) -> bool:
        return any(
            len(re.findall("[0-9]+|[一二三四五六七八九十]+|(?<![0-9])两", claim.text)) > 1 for claim in extract(text)
        )

    for text in row["yes"]:
        assert chained(text), f"{text}: {extract(text)}"
    for text in row["no"]:
        assert not chained(text), text


@pytest.mark.parametrize("row", entries("hedges.toml", "hedge"))
def test_hedges_are_read_where_they_hedge(row):
    def fired(text):
        return {c.hedge for c in extract(text) if any(f"hedge:{s}" in c.rules for s in row["surfaces"])}

    for text in row["yes"]:
        assert fired(text), f"{text}: no hedge was read"
    for text in row["no"]:
        assert not fired(text), f"{text}: read as a hedge"


@pytest.mark.parametrize("row", entries("patterns.toml", "pattern"))
def test_patterns_take_what_is_no_quantity(row):
    def fired(text):
        return any(decision.rule == row["id"] for decision in decide(text, mentions(text)))

    for text in row["yes"]:
        assert fired(text), (
            f"{text}: {[(d.rule, text[d.mention.start : d.mention.end]) for d in decide(text, mentions(text))]}"
        )
    for text in row["no"]:
        assert not fired(text), text


@pytest.mark.parametrize("row", entries("decisions.toml", "rule"))
def test_decisions_hold_where_they_should(row):
    def fired(text):
        return any(decision.rule == row["id"] for decision in decide(text, mentions(text)))

    for text in row["yes"]:
        assert fired(text), (
            f"{text}: {[(d.rule, text[d.mention.start : d.mention.end]) for d in decide(text, mentions(text))]}"
        )
    for text in row["no"]:
        assert not fired(text), text


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["pattern"][:12]) for row in lexicon.entries("statuses.toml", "cue")]
)
def test_cues_set_the_status(row):
    expected = {"plan opens": Status.PLANNED, "done": Status.ACTUAL}.get(row["status"]) or Status(row["status"])
    for text in row["yes"]:
        assert extract(text)[-1].status == expected, text
    for text in row["no"]:
        assert extract(text)[-1].status != expected, text


@pytest.mark.parametrize("row", entries("terms.toml", "term"))
def test_terms_stay_whole(row):
    def whole(text):
        return {word for word, _ in words(text)} & set(row["surfaces"])

    for text in row["yes"]:
        assert whole(text), f"{text}: {words(text)}"
    for text in row["no"]:
        assert not whole(text), text


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in lexicon.entries("aliases.toml", "alias")])
def test_aliases_meet_under_one_name(row):
    for text in row["yes"]:
        assert row["name"] in normalise(text), text
    for text in row["no"]:
        assert row["name"] not in normalise(text), text


@pytest.mark.parametrize("row", entries("places.toml", "place"))
def test_a_place_is_told_from_what_bears_its_name(row):
    for text in row["yes"]:
        assert only_places(text), text
    for text in row["no"]:
        assert not only_places(text), text


def test_traditional_and_simplified_tables_have_the_same_length():
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    assert len(pairs["traditional"].replace("\n", "")) == len(pairs["simplified"].replace("\n", ""))


def test_every_word_list_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    names = {row["name"] for row in lexicon.entries("context.toml", "words")}
    assert sorted(name for name in names if f'"{name}"' not in code and f"'{name}'" not in code) == []
