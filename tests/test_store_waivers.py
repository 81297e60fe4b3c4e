"""Findings that are let stand: kept with all that was ever said of them, counted as waived and not as open."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from claims.desk import RelationView
from claims.store import Store, document_id
from claims.tables import RelationRow
from tests.factories import relation, waiver
from tests.stores import DATABASES, location_on, report

SOURCE = report()
TODAY = date.today()  # noqa: DTZ011
ONE, TWO, THREE = SOURCE.claims
WRONG, _ = relation(SOURCE, (SOURCE, TWO), (SOURCE, THREE), kind="order", verdict="inconsistent", severity="critical")
ODD, _ = relation(SOURCE, (SOURCE, ONE), (SOURCE, TWO), kind="sum", verdict="review", severity="warning")


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    stocked = Store(location_on(request.param, request, tmp_path))
    stocked.save(
        SOURCE,
        [
            relation(SOURCE, (SOURCE, TWO), (SOURCE, THREE), kind="order", verdict="inconsistent", severity="critical"),
            relation(SOURCE, (SOURCE, ONE), (SOURCE, TWO), kind="sum", verdict="review", severity="warning"),
        ],
        "1",
    )
    return stocked


def standing(store: Store) -> dict[str, str]:
    return {view.row.type: view.standing for view in store.findings()}


def said(store: Store, of: RelationRow) -> list[str | None]:
    return [row.reason for row in store.waivers(of.id)]


def test_a_finding_that_is_let_stand_is_kept_with_its_verdict_and_reason(store: Store) -> None:
    store.let_stand([WRONG.id, ODD.id], [waiver(WRONG, SOURCE)])
    views: dict[str, RelationView] = {view.row.type: view for view in store.findings()}
    assert (views["order"].row.verdict, views["order"].standing) == ("inconsistent", "waived")
    assert views["order"].waived is not None
    assert (views["order"].waived.reason, views["order"].waived.place) == ("照录原话", "heshu.waivers.toml:3")
    assert (views["sum"].standing, views["sum"].waived) == ("warning", None)
    assert len(views["order"].members) == 2


def test_it_counts_as_waived_and_no_longer_as_open(store: Store) -> None:
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    counts = store.counts()
    assert counts.findings == {"critical": 0, "warning": 1, "waived": 1}
    assert counts.severities == {"critical": 0, "warning": 2, "waived": 1, "info": 0, "unchecked": 0}
    assert [(view.row.text, view.severity) for view in store.claims()[0]] == [
        ("254家", "warning"),
        ("7181人", "warning"),
        ("4230个", "waived"),
    ]
    assert [view.row.text for view in store.claims(severity="waived")[0]] == ["4230个"]
    assert store.counts(document_id("report.txt")).findings["waived"] == 1


def test_what_was_said_is_only_added_to(store: Store) -> None:
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    assert said(store, WRONG) == ["照录原话"]
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE, "另有出处")])
    store.let_stand([WRONG.id], [])
    assert standing(store)["order"] == "critical"
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    assert said(store, WRONG) == ["照录原话", "另有出处", None, "照录原话"]
    assert standing(store)["order"] == "waived"


def test_of_a_finding_that_is_not_named_nothing_changes(store: Store) -> None:
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    store.let_stand([ODD.id], [])
    assert (standing(store)["order"], said(store, ODD)) == ("waived", [])


def test_a_waiver_ends_after_its_last_day(store: Store) -> None:
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE, until=TODAY)])
    assert standing(store)["order"] == "waived"
    ended = waiver(WRONG, SOURCE, until=TODAY - timedelta(days=1))
    store.let_stand([WRONG.id], [ended])
    assert standing(store)["order"] == "critical"
    assert store.counts().findings == {"critical": 1, "warning": 1, "waived": 0}
    assert store.claims(severity="waived")[0] == []


def test_one_that_has_ended_is_told_until_it_is_taken_back(store: Store) -> None:
    day = TODAY - timedelta(days=1)
    for _ in range(2):
        store.let_stand([WRONG.id], [waiver(WRONG, SOURCE, until=day)])
    told = {view.row.type: view.lapsed and (view.lapsed.reason, view.lapsed.until) for view in store.findings()}
    assert told == {"order": ("照录原话", day), "sum": None}
    store.let_stand([WRONG.id], [])
    assert [view.lapsed for view in store.findings()] == [None, None]
    assert said(store, WRONG) == ["照录原话", None]


def test_a_clock_that_steps_back_does_not_undo_what_came_later(store: Store) -> None:
    later = waiver(WRONG, SOURCE)
    later.created += timedelta(hours=1)
    store.let_stand([WRONG.id], [later])
    store.let_stand([WRONG.id], [])
    assert standing(store)["order"] == "critical"


def test_saving_the_document_again_keeps_what_was_said(store: Store) -> None:
    store.let_stand([WRONG.id], [waiver(WRONG, SOURCE)])
    store.save(SOURCE, [], "1")
    assert (store.findings(), said(store, WRONG)) == ([], ["照录原话"])
