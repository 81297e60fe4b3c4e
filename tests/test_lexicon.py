"""Every entry of the lexicon matches the texts that it says it matches, and not the others."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import rjieba

import claims.lexicon as lexicon
from claims import extract
from claims.days import Frame
from claims.decisions import decide
from claims.frames import setting
from claims.indicators import normalise
from claims.model import Hedge, Status
from claims.nouns import only_places
from claims.periods import periods
from claims.phrases import words
from claims.quantities import mentions
from claims.scopes import marks, place_with_indicator
from claims.statuses import aims

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
    surfaces = {row["unit"]} if "unit" in row else set(row["surfaces"])
    for text in row["yes"]:
        found = [c for c in extract(text) if any(f"unit:{s}" in c.rules for s in surfaces)]
        assert found, f"{text}: none of the units {sorted(surfaces)[:5]}… was read: {extract(text)}"
        assert {str(c.dimension) for c in found} == {row["dimension"]}
    for text in row["no"]:
        assert not units_of(text) & surfaces, f"{text}: read as a claim with {units_of(text) & surfaces}"


@pytest.mark.parametrize("row", entries("units.toml", "before"))
def test_units_before_a_figure_are_its_unit(row):
    units = (*row["surfaces"], row.get("unit", row["surfaces"][0]))
    for text in row["yes"]:
        assert any(claim.unit.endswith(units) for claim in extract(text)), f"{text}: {extract(text)}"
    for text in row["no"]:
        assert not set(row["surfaces"]) & {claim.unit for claim in extract(text)}, text


@pytest.mark.parametrize("row", entries("units.toml", "each"))
def test_money_for_one_of_something_is_a_rate(row):
    rates = {f"/{row.get('unit', surface)}" for surface in row["surfaces"]}
    for text in row["yes"]:
        assert any(claim.unit.endswith(tuple(rates)) for claim in extract(text)), f"{text}: {extract(text)}"
    for text in row["no"]:
        assert not any("/" in claim.unit for claim in extract(text)), f"{text}: {extract(text)}"


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


@pytest.mark.parametrize("row", entries("hedges.toml", "unhedged"))
def test_what_only_ends_like_a_hedge_is_none(row):
    assert [[claim.hedge for claim in extract(text)] for text in row["yes"]] == [[Hedge.EXACT]] * len(row["yes"])
    assert [[claim.hedge is Hedge.EXACT for claim in extract(text)] for text in row["no"]] == [[False]] * len(row["no"])


@pytest.mark.parametrize("row", entries("hedges.toml", "over-verb"))
def test_bounds_hold_over_the_verb_behind_them(row):
    bounds = {Hedge.AT_LEAST, Hedge.AT_MOST}
    for text in row["yes"]:
        assert {claim.hedge for claim in extract(text)} <= bounds, f"{text}: {extract(text)}"
    for text in row["no"]:
        assert not {claim.hedge for claim in extract(text)} & bounds, f"{text}: {extract(text)}"


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
    closing = {"done": Status.ACTUAL, "plan closes": Status.ACTUAL, "stood": Status.ACTUAL}
    closing |= {"plan opens": Status.PLANNED, "aim": Status.PLANNED}
    expected = closing.get(row["status"]) or Status(row["status"])
    for text in row["yes"]:
        assert extract(text)[-1].status == expected, text
    for text in row["no"]:
        assert extract(text)[-1].status != expected, text


@pytest.mark.parametrize("row", lexicon.entries("statuses.toml", "heading"))
def test_headings_tell_whether_what_they_head_is_planned(row):
    expected = row["status"] == "heads a plan"
    assert [aims(text) for text in row["yes"]] == [expected] * len(row["yes"])
    assert not any(aims(text) is expected for text in row["no"])


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["pattern"][:12]) for row in lexicon.entries("statuses.toml", "cumulative")]
)
def test_words_of_totals_make_a_figure_cumulative(row):
    for text in row["yes"]:
        assert extract(text)[-1].cumulative, text
    for text in row["no"]:
        assert not any(claim.cumulative for claim in extract(text)), text


@pytest.mark.parametrize("row", entries("terms.toml", "term"))
def test_terms_stay_whole(row):
    def whole(text):
        return {word for word, _ in words(text)} & set(row["surfaces"])

    for text in row["yes"]:
        assert whole(text), f"{text}: {words(text)}"
    for text in row["no"]:
        assert not whole(text), text


@pytest.mark.parametrize("row", entries("tags.toml", "tag"))
def test_words_have_their_part_of_speech(row):
    def told(text):
        return {word for word, tag in words(text) if tag == row["tag"]} & set(row["surfaces"])

    for text in row["yes"]:
        assert told(text), f"{text}: {words(text)}"
    for text in row["no"]:
        assert not told(text), text


@pytest.mark.parametrize("row", entries("tags.toml", "tag"))
def test_only_what_the_segmenter_takes_for_another_part_of_speech_is_listed(row):
    cut = {surface: rjieba.tag(surface) for surface in row["surfaces"]}
    assert not [surface for surface, found in cut.items() if len(found) > 1 or found[0][1] == row["tag"]]


def test_no_word_has_two_parts_of_speech():
    surfaces = [surface for row in lexicon.entries("tags.toml", "tag") for surface in row["surfaces"]]
    assert len(surfaces) == len(set(surfaces))


@pytest.mark.parametrize("row", entries("tags.toml", "governing"))
def test_verbs_are_parted_from_their_object(row):
    for text in row["yes"]:
        assert words(text)[0] == (text[:2], "v"), f"{text}: {words(text)}"
        assert text[:2] in row["surfaces"]
    for text in row["no"]:
        assert not {word for word, _ in words(text)} & set(row["surfaces"]), text


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in lexicon.entries("aliases.toml", "alias")])
def test_aliases_meet_under_one_name(row):
    for text in row["yes"]:
        assert row["name"] in normalise(text), text
    for surface in row["surfaces"]:
        assert normalise(surface) == normalise(row["name"]) == row["name"], surface
    for text in row["no"]:
        assert row["name"] not in normalise(text), text


@pytest.mark.parametrize("row", entries("places.toml", "place"))
def test_a_place_is_told_from_what_bears_its_name(row):
    for text in row["yes"]:
        assert only_places(text), text
    for text in row["no"]:
        assert not only_places(text), text


def test_no_surface_is_read_as_two_names():
    rows = lexicon.entries("aliases.toml", "alias")
    known = [word for row in rows for word in (row["name"], *row["surfaces"])]
    assert sorted(word for word in set(known) if known.count(word) > 1) == []
    assert len(rows) >= 60


def test_traditional_and_simplified_tables_have_the_same_length():
    pairs = lexicon.entries("traditional.toml", "pairs")[0]
    assert len(pairs["traditional"].replace("\n", "")) == len(pairs["simplified"].replace("\n", ""))


def test_every_word_list_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    names = {row["name"] for row in lexicon.entries("context.toml", "words")}
    assert sorted(name for name in names if f'"{name}"' not in code and f"'{name}'" not in code) == []


def read_periods(text):
    return periods(text, 0, len(text), Frame.of(date(2024, 10, 28)))


@pytest.mark.parametrize(
    "row",
    [
        row
        for table in ("relative", "day", "month", "season", "era", "holiday", "stage")
        for row in entries("periods.toml", table)
    ],
)
def test_words_of_time_are_read_where_they_stand_alone(row):
    def read(text):
        return any(word in period.text for period in read_periods(text) for word in row["surfaces"])

    for text in row["yes"]:
        assert read(text), text
    for text in row["no"]:
        assert not read(text), f"{text}: {read_periods(text)}"


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["yes"][0]) for row in lexicon.entries("periods.toml", "aside")]
)
def test_times_of_comparisons_and_announcements_are_set_aside(row):
    for text in row["yes"]:
        assert all(period.aside for period in read_periods(text)), text
    for text in row["no"]:
        assert not any(period.aside for period in read_periods(text)), text


def named(text):
    return [mark.words for mark in marks(text, (0, len(text)), len(text), read_periods(text))]


@pytest.mark.parametrize("row", [row for t in ("level", "part", "kind") for row in entries("scopes.toml", t)])
def test_words_for_places_are_read_at_the_head_of_a_clause(row):
    for text in row["yes"]:
        assert set(named(text)) & set(row["surfaces"]), text
    for text in row["no"]:
        assert not set(named(text)) & set(row["surfaces"]), text


@pytest.mark.parametrize("row", entries("scopes.toml", "not_place"))
def test_words_that_name_no_place_are_passed_over(row):
    for text in row["yes"]:
        assert named(text) == [], text
    for text in row["no"]:
        assert named(text), text


@pytest.mark.parametrize("table", ["told_of_places", "of_all", "at_home"])
def test_a_place_by_its_short_name_is_one_before_what_is_told_of_places(table):
    for row in lexicon.entries("scopes.toml", table):
        assert all(place_with_indicator(text) for text in row["yes"]), row
        assert not any(place_with_indicator(text) for text in row["no"]), row


@pytest.mark.parametrize("table", ["trade", "body"])
def test_partners_of_trade_and_bodies_are_no_places(table):
    for row in lexicon.entries("scopes.toml", table):
        assert not any(place_with_indicator(text) for text in row["yes"]), row
        assert all(place_with_indicator(text) for text in row["no"]), row


def test_who_tells_what_follows_does_not_open_its_sentence():
    for row in lexicon.entries("scopes.toml", "telling"):
        told = [[mark.heads for mark in marks(text, (0, len(text)), len(text), [])] for text in row["yes"] + row["no"]]
        assert told == [[False, True]] * len(row["yes"]) + [[True, False]] * len(row["no"])


@pytest.mark.parametrize("table", ["opening", "compared"])
def test_what_stands_around_a_place_decides_whether_a_clause_is_about_it(table):
    for row in lexicon.entries("scopes.toml", table):
        yes, no = (row["yes"], row["no"]) if table == "opening" else (row["no"], row["yes"])
        assert all(named(text) for text in yes), yes
        assert not any(named(text) for text in no), no


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row["yes"][0]) for row in lexicon.entries("scopes.toml", "genre")]
)
def test_titles_say_what_time_a_document_reports_on(row):
    for text in row["yes"]:
        assert setting("", title=text).period.start_day.year == 2019 - (row["speaks_of"] == "before"), text
    for text in row["no"]:
        assert setting("", title=text).period is None, text
