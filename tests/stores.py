"""Stores to ask, and the one report that most tests keep in them."""

from pathlib import Path

import pytest

from claims.model import Claim, Document
from claims.store import Store, claim_id, document_id, version_id
from claims.tables import Judgement
from tests.factories import claim, document

TEXT = "全市有企业254家。去年招聘7181人。\n提供岗位4230个。\n"


DATABASES = ("duckdb", "sqlite", "postgresql")


def location_on(database: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """Where a new store of one of the `DATABASES` is."""
    if database == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return f"sqlite:///{folder}/heshu.sqlite" if database == "sqlite" else str(folder / "heshu.duckdb")


def three(text: str, companies: str = "254家", hired: str = "7181人", posts: str = "4230个") -> list[Claim]:
    return [
        claim(text, companies, indicator="企业"),
        claim(text, hired, indicator="招聘"),
        claim(text, posts, indicator="岗位"),
    ]


def report(text: str = TEXT, name: str = "report.txt", **figures: str) -> Document:
    return document(text, three(text, **figures), name=name)


def reviewed(store: Store, source: Document, index: int, rules: str = "1", by: str = "甲") -> str:
    """Judge a claim of the document as refuted; returns the review's id."""
    return store.review(claim_id(version_id(source, rules), source.claims[index]), Judgement.REFUTED, by).id


def states(store: Store, name: str = "report.txt") -> dict[str, tuple[str, bool] | None]:
    """By the words of each claim, its review's reviewer and whether it is stale."""
    views = store.document(document_id(name)).claims
    return {view.row.text: view.state and (view.state.review.reviewer, view.state.stale) for view in views}
