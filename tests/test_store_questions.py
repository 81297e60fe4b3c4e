"""What the app and the report ask of the store, and the order in which it answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import StoreError
from claims.store import Store, claim_id, document_id, version_id
from tests.factories import claim, document, relation
from tests.stores import TEXT, location_on, report, reviewed


@pytest.fixture(params=["duckdb", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(location_on(request.param, request, tmp_path))


@pytest.fixture
def stocked(store: Store) -> Store:
    source = report()
    one, two, three_ = source.claims
    store.save(
        source,
        [
            relation(source, (source, two), (source, three_), kind="order", verdict="review", severity="warning"),
            relation(source, (source, one), (source, two), kind="sum"),
        ],
        "1",
    )
    other = document(
        "他处有100%的把握。", [claim("他处有100%的把握。", "100%", subject="把握", unit="%")], name="其他.md"
    )
    store.save(
        replace(other, title="另题"),
        [relation(other, (other, other.claims[0]), kind="magnitude", verdict="inconsistent", severity="critical")],
        "1",
    )
    reviewed(store, source, 0)
    return store


def words(store: Store, **wanted: object) -> list[str]:
    views, total = store.claims(**wanted)  # type: ignore[arg-type]
    assert total == len(views)
    return [view.row.text for view in views]


def test_claims_come_the_most_severe_first(stocked: Store) -> None:
    views, total = stocked.claims()
    assert total == 4
    assert [(view.row.text, view.severity, len(view.relations)) for view in views] == [
        ("100%", "critical", 1),
        ("7181人", "warning", 2),
        ("4230个", "warning", 1),
        ("254家", "info", 1),
    ]
    assert views[1].sentence == "去年招聘7181人。"


def test_pages_follow_on_one_another(stocked: Store) -> None:
    pages = [stocked.claims(limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [total for _, total in pages] == [4, 4, 4]
    assert [[view.row.text for view in views] for views, _ in pages] == [
        ["100%", "7181人", "4230个"],
        ["254家"],
        [],
    ]


def test_claims_are_asked_for_by_what_is_known_of_them(stocked: Store) -> None:
    assert words(stocked, document=document_id("其他.md")) == ["100%"]
    assert words(stocked, severity="warning") == ["7181人", "4230个"]
    assert words(stocked, severity="unchecked") == []
    assert words(stocked, check="sum") == ["7181人", "254家"]
    assert words(stocked, judgement="refuted") == ["254家"]
    assert words(stocked, judgement="unreviewed") == ["100%", "7181人", "4230个"]
    assert words(stocked, judgement="verified") == []
    assert words(stocked, severity="warning", check="sum", query="招聘") == ["7181人"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("招聘", ["7181人"]),
        ("REPORT", ["7181人", "4230个", "254家"]),
        ("另题", ["100%"]),
        ("把握", ["100%"]),
        ("0%", ["100%"]),
        ("_", []),
        ("'; drop table claim; --", []),
    ],
)
def test_a_search_takes_its_words_as_they_are(stocked: Store, query: str, found: list[str]) -> None:
    assert words(stocked, query=query) == found


def test_stale_claims_are_neither_unreviewed_nor_judged(stocked: Store) -> None:
    stocked.save(report(TEXT.replace("254", "255"), companies="255家"), [], "1")
    assert words(stocked, judgement="stale") == ["255家"]
    assert words(stocked, judgement="refuted") == []
    assert "255家" not in words(stocked, judgement="unreviewed")


def test_counts_are_those_of_the_lists(stocked: Store) -> None:
    counts = stocked.counts()
    assert counts.severities == {"critical": 1, "warning": 2, "waived": 0, "info": 1, "unchecked": 0}
    assert counts.judgements == {
        "unreviewed": 3,
        "verified": 0,
        "refuted": 1,
        "disputed": 0,
        "not_enough_evidence": 0,
        "not_checkable": 0,
        "stale": 0,
    }
    assert counts.findings == {"critical": 1, "warning": 1, "waived": 0}
    assert counts.checks == ("magnitude", "order")
    assert counts.total == 4
    assert stocked.counts(document_id("其他.md")).total == 1
    stocked.save(report(TEXT.replace("254", "255"), companies="255家"), [], "1")
    assert stocked.counts().judgements["stale"] == 1


def test_claims_of_a_stretch_of_text_come_in_its_order(stocked: Store) -> None:
    identity = document_id("report.txt")
    start = TEXT.index("7181人")
    assert [view.row.text for view in stocked.claims_between(identity, 0, len(TEXT))] == [
        "254家",
        "7181人",
        "4230个",
    ]
    assert [view.row.text for view in stocked.claims_between(identity, start + 4, start + 9)] == ["7181人"]
    assert stocked.claims_between(identity, 0, 5) == []


def test_a_claim_is_shown_with_all_that_is_known_of_it(stocked: Store) -> None:
    source = report()
    judged = claim_id(version_id(source, "1"), source.claims[0])
    detail = stocked.detail(judged)
    assert detail is not None
    assert (detail.claim.row.id, detail.current, detail.document.name) == (judged, True, "report.txt")
    assert [view.row.type for view in detail.relations] == ["sum"]
    assert [row.reviewer for row in detail.history] == ["甲"]
    assert detail.judged is None
    assert stocked.detail("123") is None


def test_a_stale_claim_is_shown_with_what_was_judged(stocked: Store) -> None:
    source, changed = report(), report(TEXT.replace("254", "255"), companies="255家")
    version = stocked.save(changed, [], "1")
    detail = stocked.detail(claim_id(version, changed.claims[0]))
    assert detail is not None
    assert detail.judged is not None
    assert (detail.judged.claim.text, detail.judged.sentence) == ("254家", "全市有企业254家。")
    assert [row.reviewer for row in detail.history] == ["甲"]
    former = stocked.detail(claim_id(version_id(source, "1"), source.claims[0]))
    assert former is not None
    assert (former.current, former.claim.state, former.relations) == (False, None, ())
    assert [row.reviewer for row in former.history] == ["甲"]


def test_an_unknown_document_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no document 123; run heshu on it first"):
        store.document("123")
