"""What other documents in the store state of given indicators: what does not fit in full, what fits by one example."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checks import across, check, sought
from checks.relation import Relation, Verdict
from claims import Document, extract_document
from claims.groups import MOST
from claims.sought import Sought
from claims.store import Store
from tests.stores import DATABASES, location_on

RULES = "1"
KEY = "社会消费品零售总额||money|泰安市|2014-01-01/2014-12-31"
YEARS = (
    ("2013年,泰安市社会消费品零售总额110.6亿元,增长12%。", date(2014, 1, 15)),
    ("2014年,泰安市社会消费品零售总额132.4亿元,增长11.6%。", date(2015, 1, 15)),
    ("2015年,全市批发零售业兴旺。泰安市社会消费品零售总额137.7亿元,增长11.6%。", date(2016, 1, 15)),
    ("回顾2014年,泰安市社会消费品零售总额123.4亿元。", date(2016, 2, 15)),
    ("截至2020年3月1日,泰安市累计报告确诊病例5230例。", date(2020, 3, 2)),
    ("截至2020年3月8日,泰安市累计报告确诊病例5203例。", date(2020, 3, 9)),
    ("截至2020年3月9日,济宁市累计报告确诊病例103例。", date(2020, 3, 9)),
    ("2018年1-5月,泰安市进出口总额137.24亿元。", date(2018, 6, 20)),
    ("2018年1-6月,泰安市进出口总额173.42亿元。", date(2018, 7, 20)),
    ("2018年1-7月,泰安市进出口总额143.05亿元。", date(2018, 8, 20)),
)


def read(text: str, published: date | None = None, name: str = "new.txt") -> Document:
    return extract_document(Document(name=name, text=text, sha256=text, published=published))


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(location_on(request.param, request, tmp_path))


@pytest.fixture
def documents() -> list[Document]:
    return [read(text, day, f"{number}.txt") for number, (text, day) in enumerate(YEARS)]


def told(relations: Sequence[Relation]) -> list[tuple[str, Verdict, str]]:
    return sorted((relation.type, relation.verdict, relation.formula) for relation in relations)


def values(found: Sequence[Document]) -> list[str]:
    return [claim.text for document in found for claim in document.claims]


@pytest.mark.parametrize("backwards", [False, True])
def test_one_document_after_another_finds_what_all_at_once_do(
    store: Store, documents: list[Document], *, backwards: bool
) -> None:
    found: list[Relation] = []
    for document in reversed(documents) if backwards else documents:
        beside = store.stated(sought([document]), RULES, [document])
        found += across([document], beside)
        store.save(document, [], RULES)
    assert told(found) == told(list(across(documents)))
    assert {relation.type for relation in found} == {"agree", "growth", "trend"}


def test_the_documents_of_the_store_come_back_as_they_were(store: Store, documents: list[Document]) -> None:
    for document in documents:
        store.save(document, [], RULES)
    (found,) = store.stated([Sought(KEY, every=True)], RULES, [documents[3]])
    assert replace(found, claims=()) == replace(documents[1], claims=())
    assert found.claims == documents[1].claims


def test_what_fits_is_fetched_once_and_what_does_not_in_full(store: Store) -> None:
    for number in range(5):
        store.save(read("2014年,泰安市社会消费品零售总额123.4亿元。", name=f"fits-{number}.txt"), [], RULES)
    at_hand = Sought(KEY, Decimal("123.4e8"), Decimal("123.4e8"))
    assert values(store.stated([at_hand], RULES)) == ["123.4亿元"]
    for number in range(3):
        store.save(read("2014年,泰安市社会消费品零售总额132.4亿元。", name=f"not-{number}.txt"), [], RULES)
    assert values(store.stated([at_hand], RULES)) == ["132.4亿元"] * 3


def test_a_group_in_which_nothing_fits_is_opened_so_far_only(store: Store) -> None:
    many = [read("2014年,泰安市社会消费品零售总额132.4亿元。", name=f"{n}.txt") for n in range(MOST + 5)]
    store.save_all([(document, []) for document in many], RULES)
    assert len(store.stated([Sought(KEY, Decimal(1), Decimal(2))], RULES)) == MOST


def test_earlier_versions_and_those_of_other_rules_are_not_asked(store: Store) -> None:
    store.save(read("2014年,泰安市社会消费品零售总额132.4亿元。", name="a.txt"), [], RULES)
    store.save(read("2014年,泰安市社会消费品零售总额有所增长。", name="a.txt"), [], RULES)
    store.save(read("2014年,泰安市社会消费品零售总额132.4亿元。", name="b.txt"), [], "0")
    assert store.stated([Sought(KEY, every=True)], RULES) == []


def test_nothing_sought_is_nothing_found(store: Store) -> None:
    assert store.stated([], RULES) == []


def test_documents_beside_bring_no_relations_of_their_own(documents: list[Document]) -> None:
    one, *others = documents
    found = check([one], beside=others)
    assert all(any(member.document == one.name for member in relation.members) for relation in found)
    assert [relation.type for relation in found] == ["growth"]


@pytest.mark.parametrize("skipped", range(len(YEARS)))
def test_all_against_all_opens_every_group_that_cannot_fit(
    store: Store, documents: list[Document], skipped: int
) -> None:
    kept = [document for number, document in enumerate(documents) if number != skipped]
    store.save_all([(document, []) for document in kept], RULES)
    found = across(store.stated(store.unfit(RULES), RULES))
    assert broken(found) == broken(across(kept))


def broken(relations: Iterable[Relation]) -> list[tuple[str, Verdict, str]]:
    return told([relation for relation in relations if relation.verdict is not Verdict.CONSISTENT])


def test_nothing_is_opened_where_all_fit(store: Store, documents: list[Document]) -> None:
    store.save_all([(document, []) for document in (documents[0], documents[3], documents[4], documents[6])], RULES)
    assert store.unfit(RULES) == []
