import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.peer_cases import case_of, load, rulers, written_numbers
from tests.peers import Reading, compare, forbidden, numbers_met, tally
from tests.score import claimed, gold_documents, quantities

Row = dict[str, Any]


def span(text: str, surface: str, **known: Any) -> Row:
    start = text.index(surface)
    unset: Row = dict.fromkeys(("value", "low", "high", "unit"))
    return unset | {"surface": surface, "start": start, "end": start + len(surface), "kind": "number"} | known


def case(text: str, *spans: Row, **known: Any) -> Row:
    return {"source": "own", "text": text, "expected": list(spans), **known}


def read(low: float, high: float | None = None, *, unit: str = "", end: int = 9, **opens: bool) -> Reading:
    return Reading(0, end, low, low if high is None else high, unit, **opens)


def judged(surface: str, reading: Reading, **known: Any) -> tuple[bool | None, bool | None]:
    [outcome], _ = compare(case_of(case(surface, span(surface, surface, **known))), [reading])
    return outcome.value, outcome.unit


@pytest.mark.parametrize(
    ("surface", "known", "reading", "value", "unit"),
    [
        ("12家", {"value": 12}, read(12, unit="家"), True, None),
        ("12家", {"value": 12}, read(13, unit="家"), False, None),
        ("百分之四十", {"value": 40, "unit": "%"}, read(40, unit="%"), True, True),
        ("千分之六", {"value": 0.6, "unit": "%"}, read(6, unit="‰"), True, True),
        ("三分之一", {"value": 1 / 3}, read(100 / 3, unit="%"), True, None),
        ("七折", {"value": 70, "unit": "%"}, read(7, unit="折"), True, True),
        ("七五折", {"value": 75, "unit": "%"}, read(75, unit="折"), True, True),
        ("3公里", {"value": 3000, "unit": "米"}, read(3, unit="公里"), True, True),
        ("3公里", {"value": 3000, "unit": "米"}, read(3000), True, False),
        ("3公里", {"value": 3000, "unit": "米"}, read(3000, unit="公斤"), True, False),
        ("3公里", {"value": 3000, "unit": "米"}, read(3, unit="米"), False, False),
        ("十五个季度", {"value": 45, "unit": "month"}, read(15, unit="个季度"), True, True),
        ("两年零三个月", {"value": 27, "unit": "Month"}, read(2.25, unit="年"), True, True),
        ("5元", {"value": 5, "unit": "Dollar"}, read(5, unit="元"), True, True),
        ("5美元", {"value": 5, "unit": "CNY"}, read(5, unit="美元"), True, False),
    ],
)
def test_a_value_is_right_as_printed_or_on_a_ruler_that_both_units_stand_on(
    surface: str, known: Row, reading: Reading, value: bool, unit: bool | None
) -> None:
    assert judged(surface, reading, **known) == (value, unit)


def test_money_without_a_written_unit_is_not_asked_for_one() -> None:
    assert judged("三百万", read(3e6), value=3e6, unit="元") == (True, None)
    assert judged("三百万块", read(3e6), value=3e6, unit="元") == (True, False)


def test_a_bound_needs_its_direction_and_a_hedged_number_only_itself() -> None:
    assert judged("9元以上", read(9, unit="元", above=True), low=9, unit="元") == (True, True)
    assert judged("9元以上", read(9, unit="元"), low=9, unit="元") == (False, False)
    assert judged("9元以下", read(9, unit="元", above=True), high=9, unit="元") == (False, False)
    assert judged("近9元", read(9, unit="元", below=True), value=9, high=9, unit="元") == (True, True)


def test_a_range_needs_both_ends() -> None:
    assert judged("3到8天", read(3, 8, unit="天"), low=3, high=8, unit="day") == (True, True)
    assert judged("3到8天", read(3, unit="天"), low=3, high=8, unit="day") == (False, False)


def test_an_inexact_word_is_met_by_any_interval_that_begins_where_it_does() -> None:
    assert judged("几十万", read(1e5, 9e5), low=1e5, high=1e6)[0]
    assert judged("3000多", read(3000, above=True), low=3000, high=4000)[0]
    assert judged("十几万", read(11e4, 19e4), value=1e5)[0]
    assert not judged("几十万", read(1e4, 9e4), low=1e5, high=1e6)[0]
    assert not judged("3000多", read(3000), low=3000, high=4000)[0]
    assert not judged("3000", read(3000, above=True), low=3000, high=4000)[0]


def test_parts_of_a_duration_are_added_up() -> None:
    known = {"parts": {"year": 4, "month": 6}, "unit": None}
    assert judged("四年六个月", read(54, unit="个月"), **known)[0]
    assert judged("四年六个月", read(4, unit="年"), **known)[0] is False


def test_a_span_without_a_number_is_only_to_be_found() -> None:
    assert judged("9元", read(9, unit="元")) == (None, None)


def test_one_reading_finds_one_span_and_pieces_of_a_span_are_extra() -> None:
    text = "两小时十分和三天"
    known = case_of(case(text, span(text, "两小时十分", value=130, unit="Minute"), span(text, "三天", value=3)))
    pieces = [Reading(0, 3, 2, 2, "小时"), Reading(3, 5, 10, 10, "分"), Reading(6, 8, 3, 3, "天")]
    outcomes, extra = compare(known, pieces)
    assert [outcome.reading for outcome in outcomes] == [pieces[0], pieces[2]]
    assert extra == 1
    outcomes, extra = compare(known, [Reading(0, 8, 2, 2, "小时")])
    assert [outcome.reading is None for outcome in outcomes] == [False, True]
    assert extra == 0


def test_readings_away_from_every_expected_span_are_not_judged() -> None:
    text = "3公里外花了5元"
    known = case_of(case(text, span(text, "5元", value=5, unit="CNY")))
    assert compare(known, [Reading(0, 3, 3, 3, "公里")])[1] == 0


def test_a_tally_counts_spans_values_and_units() -> None:
    text = "5元和6斤"
    known = case_of(case(text, span(text, "5元", value=5, unit="CNY"), span(text, "6斤", value=6)))
    counts = tally("own", [known], lambda _: [Reading(0, 2, 5, 5, "元"), Reading(3, 4, 7, 7, "")])
    assert (counts.spans, counts.found, counts.extra, counts.values, counts.units) == (2, 2, 0, (1, 2), (1, 1))
    assert counts.f1 == 1
    assert tally("own", [known], lambda _: []).f1 == 0


def test_lengths_of_time_on_forbidden_stretches_are_judged_apart() -> None:
    cases = [case_of(case(text, forbidden=[{"start": 0, "end": 4}])) for text in ("20天后见", "3月4日见", "明天上午")]
    readings = {"20天后见": [Reading(0, 3, None, None, "天")], "3月4日见": [Reading(0, 1, None, None)], "明天上午": []}
    assert forbidden(cases, lambda text: readings[text]) == (1, 1)


def test_numbers_of_a_written_form_are_read_without_clock_times() -> None:
    assert written_numbers("30~40亿，730-40s，63-4万") == ((30e8, 40e8), (730, 740), (63e4, 64e4))
    assert written_numbers("他5:02出发") == ()


def test_written_numbers_are_met_one_for_one() -> None:
    known = case_of(case("三元和三斤", note="no span derived: compare", written="¥3和3kg"))
    assert numbers_met(known, [Reading(0, 2, 3, 3, "元")]) == 1
    assert numbers_met(known, [Reading(0, 2, 3, 3, "元"), Reading(3, 5, 3, 3, "斤")]) == 2


def test_cases_without_anything_to_compare_are_left_out(tmp_path: Path) -> None:
    rows = [
        case("第五", span("第五", "五", value=5), relevance="off"),
        case("没有数"),
        case("美元", span("美元", "美元", unit="USD")),
        case("二零二三", span("二零二三", "二零二三", value=2023) | {"start": None}),
        case("5元", span("5元", "5元", value=5, unit="CNY")),
    ]
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert [known.text for known in load(path)] == ["5元"]


def test_a_unit_has_one_length_on_each_ruler_that_it_stands_on() -> None:
    assert rulers()["年"] == {"seconds": 31536000, "months": 12}
    assert rulers()["公斤"] == {"grams": 1000}


def test_no_unit_name_stands_twice_on_one_ruler() -> None:
    tables = tomllib.loads(Path(__file__).with_name("peer_units.toml").read_text(encoding="utf-8"))
    for lengths in tables.values():
        names = [name for written in lengths.values() for name in written.split()]
        assert len(names) == len(set(names))


def test_the_quantity_layer_reads_what_the_decided_claims_leave_out() -> None:
    text = "到第十五届，3万多人参加"
    assert [(r.low, r.unit, r.above) for r in quantities(text) if r.low == 30000] == [(30000, "人", True)]
    assert [text[r.start : r.end] for r in claimed(text)] == ["3万多人"]


def test_annotated_documents_are_found_among_seeds_and_corpus(tmp_path: Path) -> None:
    for name in (
        "gold/a.jsonl",
        "gold/a.relations.jsonl",
        "gold/b.jsonl",
        "seeds/b.txt",
        "corpus/a.txt",
        "corpus/c.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    assert gold_documents(tmp_path) == [tmp_path / "seeds" / "b.txt", tmp_path / "corpus" / "a.txt"]
