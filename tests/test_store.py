"""What the store keeps, what it answers, and what becomes of reviews when texts and rules change."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from claims.errors import StoreError
from claims.store import Store, claim_id, claim_keys, document_id, version_id
from tests.factories import claim, document, relation
from tests.stores import TEXT, report


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "store" / "heshu.duckdb"


@pytest.fixture
def store(location: Path) -> Store:
    return Store(location)


def dump(location: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with duckdb.connect(str(location)) as connection:
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: connection.execute(f'select * from "{name}" order by all').fetchall() for name in tables}  # noqa: S608


class TestSaving:
    def test_a_document_comes_back_as_it_went_in(self, store: Store) -> None:
        text = "全市三分之一的企业，约1.5万家，在2024年上半年达标。\n"
        full = claim(
            text,
            "1.5万家",
            15000,
            lower=Decimal(14000),
            upper=None,
            step=Decimal(1) / 3,
            subject="企业",
            measure="达标",
            scope="全市",
            period="2024年上半年",
            period_start=date(2024, 1, 1),
            period_end=date(2024, 6, 30),
            cumulative=True,
            speaker="王某",
            indicator="企业|达标",
            rules=("unit.家", "hedge.约"),
        )
        source = replace(
            document(text, [full]),
            title="题",
            publisher="社",
            address="https://example.org",
            outlet="办",
            genre="press",
            speakers=(("王某", "甲局"),),
            encoding="gb18030",
        )
        version = store.save(source, [], "1")
        view = store.document(document_id("report.txt"))
        row = view.claims[0].row
        assert view.version.id == version == view.row.current_version
        assert (view.version.text, view.version.encoding, view.version.sha256) == (text, "gb18030", source.sha256)
        assert (view.row.name, view.row.title, view.row.publisher, view.row.published, view.row.address) == (
            "report.txt",
            "题",
            "社",
            date(2024, 10, 28),
            "https://example.org",
        )
        assert (view.row.outlet, view.row.genre, view.row.speakers) == ("办", "press", {"王某": "甲局"})
        assert (row.id, row.key) == (claim_id(version, full), claim_keys(source)[0])
        assert (row.text, text[row.start : row.end], row.low, row.high) == ("1.5万家", "1.5万家", 15000, 15000)
        assert (row.lower, row.upper, row.step) == (14000, None, Decimal("0.33333333"))
        assert (row.kind, row.hedge, row.dimension, row.status) == ("claim", "exact", "count", "actual")
        assert (row.subject, row.measure, row.scope, row.period) == ("企业", "达标", "全市", "2024年上半年")
        assert (row.period_start, row.period_end) == (date(2024, 1, 1), date(2024, 6, 30))
        assert (row.cumulative, row.speaker, row.indicator) == (True, "王某", "企业|达标")
        assert row.rules == ["unit.家", "hedge.约"]
        assert view.claims[0].sentence == text.removesuffix("\n")
        assert abs(view.version.fetched - view.version.fetched.astimezone()) == timedelta(0)

    def test_saving_the_same_again_writes_nothing(self, store: Store, location: Path) -> None:
        source = report()
        judged = [relation(source, (source, source.claims[1]), (source, source.claims[2]), kind="order")]
        version = store.save(source, judged, "1")
        before, written = dump(location), location.stat().st_mtime_ns
        again = [relation(source, (source, source.claims[1]), (source, source.claims[2]), kind="order")]
        assert store.save(report(), again, "1") == version
        assert location.stat().st_mtime_ns == written
        assert dump(location) == before

    def test_a_new_text_makes_a_new_version_and_keeps_the_old(self, store: Store) -> None:
        first = store.save(report(), [], "1")
        text = TEXT.replace("7181", "7200")
        second = store.save(report(text, hired="7200人"), [], "1")
        versions = store.versions(document_id("report.txt"))
        assert [(row.id, row.text) for row in versions] == [(second, text), (first, TEXT)]
        assert store.document(document_id("report.txt")).version.id == second
        assert [view.row.text for view in store.claims()[0]] == ["254家", "7200人", "4230个"]

    def test_new_rules_make_a_new_version_of_the_same_text(self, store: Store) -> None:
        assert store.save(report(), [], "1") != store.save(report(), [], "2")
        assert [row.rules_version for row in store.versions(document_id("report.txt"))] == ["2", "1"]

    def test_an_earlier_text_that_comes_back_is_current_again(self, store: Store) -> None:
        first = store.save(report(), [], "1")
        store.save(report(TEXT + "完。"), [], "1")
        assert store.save(report(), [], "1") == first
        assert store.document(document_id("report.txt")).version.id == first
        assert len(store.versions(document_id("report.txt"))) == 2

    def test_what_is_current_is_told_by_text_rules_and_metadata(self, store: Store) -> None:
        source = report()
        assert not store.is_current(source, "1")
        store.save(source, [], "1")
        assert store.is_current(source, "1")
        assert store.is_current(replace(source, name="./report.txt"), "1")
        assert not store.is_current(source, "2")
        assert not store.is_current(report(TEXT + "完。"), "1")
        assert not store.is_current(replace(source, title="新题"), "1")
        assert not store.is_current(replace(source, published=date(2024, 10, 29)), "1")
        other = report(name="other.txt")
        assert store.outdated([source, other], "1") == [other]

    def test_a_corrected_title_needs_no_new_version_but_a_corrected_date_does(self, store: Store) -> None:
        source = report()
        version = store.save(source, [], "1")
        assert store.save(replace(source, title="新题"), [], "1") == version
        assert store.documents()[0].title == "新题"
        assert store.save(replace(source, published=date(2025, 1, 1)), [], "1") != version
        assert store.documents()[0].published == date(2025, 1, 1)

    def test_several_documents_are_saved_at_once_or_not_at_all(self, store: Store) -> None:
        good, bad = report(name="a.txt"), report(name="b.txt")
        with pytest.raises(StoreError, match=r"b\.txt: agree relation .* is not of this version"):
            store.save_all([(good, []), (bad, [relation(good, (good, good.claims[0]))])], "1")
        assert store.documents() == []
        assert store.save_all([(good, []), (bad, [])], "1") == [version_id(good, "1"), version_id(bad, "1")]
        assert [row.name for row in store.documents()] == ["a.txt", "b.txt"]

    def test_a_failure_in_mid_save_leaves_nothing(self, store: Store, location: Path) -> None:
        store.save(report(name="first.txt"), [], "1")
        before = dump(location)
        source = report()
        row, members = relation(source, (source, source.claims[0]), (source, source.claims[1]))
        members[1].id = members[0].id
        with pytest.raises(StoreError, match="duplicate key"):
            store.save(source, [(row, members)], "1")
        assert dump(location) == before

    def test_what_does_not_fit_is_refused(self, store: Store) -> None:
        source = report()
        twice = replace(source, claims=(*source.claims, source.claims[0]))
        with pytest.raises(StoreError, match=r"report\.txt: 254家 at 5 was extracted twice"):
            store.save(twice, [], "1")
        judged = relation(source, (source, source.claims[0]), (source, source.claims[1]))
        with pytest.raises(StoreError, match="is given twice"):
            store.save(source, [judged, judged], "1")
        with pytest.raises(StoreError, match="is not of this version"):
            store.save(source, [judged], "2")
        stranger = report(name="other.txt")
        with pytest.raises(StoreError, match="is not of this version"):
            store.save(source, [relation(source, (stranger, stranger.claims[0]))], "1")
        assert store.documents() == []

    def test_numbers_beyond_what_a_figure_can_be_are_kept_as_words_only(self, store: Store) -> None:
        text = "编号" + "9" * 40 + "个，共12个。"
        source = document(text, [claim(text, "9" * 40 + "个"), claim(text, "12个")])
        store.save(source, [], "1")
        rows = [view.row for view in store.claims()[0]]
        assert [(row.text[:3], row.low, row.upper) for row in rows] == [("999", None, None), ("12个", 12, 12)]

    def test_the_largest_and_the_smallest_numbers_are_kept_to_the_digit(self, store: Store) -> None:
        text = "共" + "1234567890" * 3 + "元，合0.00000001元。"
        source = document(text, [claim(text, "1234567890" * 3 + "元"), claim(text, "0.00000001元")])
        store.save(source, [], "1")
        assert [view.row.low for view in store.claims()[0]] == [
            Decimal(123456789012345678901234567890),
            Decimal("0.00000001"),
        ]

    def test_bounds_are_rounded_outwards(self, store: Store) -> None:
        third = Decimal(1) / 3
        text = "占三分之一。"
        source = document(text, [claim(text, "三分之一", low=third, high=third, lower=third, upper=third)])
        store.save(source, [], "1")
        row = store.claims()[0][0].row
        assert (row.lower, row.upper) == (Decimal("0.33333333"), Decimal("0.33333334"))

    def test_a_document_without_figures_is_kept(self, store: Store) -> None:
        store.save(document("没有数字。"), [], "1")
        view = store.document(document_id("report.txt"))
        assert (view.claims, view.relations, view.version.text) == ((), (), "没有数字。")


class TestRelations:
    def test_the_relations_of_a_version_become_those_given(self, store: Store) -> None:
        source = report()
        one, two, three_ = source.claims
        first = relation(source, (source, one), (source, two))
        second = relation(source, (source, two), (source, three_), kind="order")
        store.save(source, [first], "1")
        store.save(source, [relation(source, (source, two), (source, three_), kind="order")], "1")
        assert [view.row.id for view in store.findings(None)] == [second[0].id]
        assert [member.claim.text for member in store.findings(None)[0].members] == ["7181人", "4230个"]

    def test_a_relation_across_documents_holds_while_all_its_claims_are_current(self, store: Store) -> None:
        here, there = report(), report(name="b.txt")
        across = relation(there, (there, there.claims[0]), (here, here.claims[0]))
        store.save(there, [across], "1")
        assert store.findings(None) == []
        store.save(here, [], "1")
        assert [member.claim.document for member in store.findings(None)[0].members] == [
            document_id("b.txt"),
            document_id("report.txt"),
        ]
        store.save(report(TEXT + "完。"), [], "1")
        assert store.findings(None) == []

    def test_a_relation_across_documents_is_kept_once_whichever_it_came_with(self, store: Store) -> None:
        here, there = report(), report(name="b.txt")
        members = (there, there.claims[0]), (here, here.claims[0])
        store.save(here, [], "1")
        store.save(there, [relation(there, *members)], "1")
        store.save(replace(here, title="题"), [], "1")
        assert [view.row.type for view in store.findings(None)] == ["agree"]
        retitled = replace(here, title="新题")
        store.save(retitled, [relation(retitled, *members), relation(retitled, *members, kind="order")], "1")
        assert sorted(view.row.type for view in store.findings(None)) == ["agree", "order"]

    def test_findings_come_critical_first_then_by_place(self, store: Store) -> None:
        kinds = [("inconsistent", "critical"), ("review", "warning"), ("consistent", "info")]
        for name in ("b.txt", "a.txt"):
            source = report(name=name)
            store.save(
                source,
                [
                    relation(source, (source, each), kind=kind, verdict=verdict, severity=severity)
                    for each in reversed(source.claims)
                    for verdict, severity in kinds
                    for kind in [f"{verdict}-{each.text}"]
                ],
                "1",
            )
        found = store.findings()
        assert [(view.row.severity, view.members[0].claim.text) for view in found] == [
            (severity, text)
            for severity in ("critical", "warning")
            for text in ("254家", "7181人", "4230个", "254家", "7181人", "4230个")
        ]
        names = {document_id("a.txt"): "a", document_id("b.txt"): "b"}
        assert "".join(names[view.members[0].claim.document] for view in found) == "aaabbbaaabbb"
        assert found[1].members[0].sentence == "去年招聘7181人。"
        assert len(store.findings(("inconsistent",), document_id("a.txt"))) == 3
        assert len(store.findings(None)) == 18


class TestRuns:
    def test_a_run_is_recorded_from_its_start_to_its_end(self, store: Store) -> None:
        run = store.start_run()
        assert [(row.id, row.state, row.ended) for row in store.runs(5)] == [(run.id, "running", None)]
        failures = [{"document": "a.txt", "message": "empty"}]
        store.finish_run(
            run.id, state="completed", documents=2, new_versions=1, claims=30, relations=12, failures=failures
        )
        row = store.runs(5)[0]
        assert (row.state, row.documents, row.new_versions, row.claims, row.relations) == ("completed", 2, 1, 30, 12)
        assert row.failures == failures
        assert row.ended is not None
        assert row.ended >= row.started

    def test_runs_come_newest_first(self, store: Store) -> None:
        ids = [store.start_run().id for _ in range(3)]
        assert [row.id for row in store.runs(2)] == [ids[2], ids[1]]

    def test_a_run_that_was_never_started_is_refused(self, store: Store) -> None:
        with pytest.raises(StoreError, match="no run 123; start it first"):
            store.finish_run("123", state="completed")
