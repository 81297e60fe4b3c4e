"""A press conference with figures of every state, the reports written on it, and what a reader sees of them."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

from claims.model import Claim, Dimension, Document, Hedge
from claims.store import Store
from claims.tables import RelationMember, RelationRow
from flows import report
from tests.factories import claim, document, relation

TEXT = "全市21所高校共有34.6万名师生。\n\n大学城有30余万名青年大学生，讲座763余场，另有几支队伍。\n驻市高校21所。"
VOID = {"meta", "link", "br", "input", "hr", "img"}


class Page(HTMLParser):
    """A page's elements and the text that a reader sees, with every tag closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def values(self, attribute: str) -> list[str]:
        return [str(found[attribute]) for _, found in self.tags if attribute in found]


def figures() -> dict[str, Claim]:
    schools = {"unit": "所", "subject": "高校", "indicator": "高校"}
    return {
        "schools": claim(TEXT, "21所", **schools),
        "staff": claim(
            TEXT,
            "34.6万名",
            346000,
            lower=Decimal(345500),
            upper=Decimal(346500),
            unit="名",
            dimension=Dimension.PERSON,
            subject="师生",
            indicator="师生",
            period="2024年",
        ),
        "students": claim(
            TEXT,
            "30余万名",
            300000,
            hedge=Hedge.ABOVE,
            upper=Decimal(400000),
            unit="名",
            subject="青年大学生",
            indicator="青年大学生",
            scope="大学城",
            speaker="王敏",
        ),
        "talks": claim(TEXT, "763余场", 763, hedge=Hedge.ABOVE, upper=Decimal(839), unit="场", subject="讲座"),
        "teams": claim(
            TEXT, "几支", None, hedge=Hedge.VAGUE, low=None, high=None, lower=None, upper=None, subject="队伍"
        ),
        "again": claim(TEXT, "21所", occurrence=1, **schools),
    }


def conference(**changes: object) -> Document:
    fields = {
        "title": "青年发展新闻发布会",
        "publisher": "晨报",
        "outlet": "市政府新闻办",
        "speakers": (("王敏", "团市委"),),
        "address": "https://news.example/1028",
    }
    return document(TEXT, list(figures().values()), **(fields | changes))


def judged(home: Document) -> list[tuple[RelationRow, list[RelationMember]]]:
    schools, staff, students, talks, _, again = home.claims
    scope = relation(home, (home, students), (home, staff), kind="scope", verdict="review", severity="warning")
    scope[0].formula = "300000 ≤ 346500"
    scope[0].explanation_zh, scope[0].explanation_en = "教职工至多4.6万人。", "It leaves at most 4.6万 staff."
    hedge = relation(home, (home, talks), kind="hedge", verdict="inconsistent", severity="critical")
    hedge[0].suggestion, hedge[0].suggestion_for = "760余场", hedge[1][0].claim
    agree = relation(home, (home, schools), (home, again))
    return [scope, agree, hedge]


def store_of(folder: Path, *documents: Document) -> Store:
    store = Store(folder / "heshu.duckdb")
    for one in documents or [conference()]:
        store.save(one, judged(one) if one.claims else [], "1")
    return store


def written(store: Store, folder: Path, **options: object) -> dict[str, str]:
    paths = report.write(store, folder / "report", **options)  # type: ignore[arg-type]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def seen(source: str, language: str = "zh") -> str:
    """What a page shows a reader of one language, in one line."""
    other = {"zh": "en", "en": "zh"}[language]
    return re.sub(r"\s+", " ", Page(re.sub(rf"<span lang={other}>.*?</span>", "", source)).text)


def rendered(markdown: str) -> Page:
    return Page(MarkdownIt("commonmark").enable("table").render(markdown))


def store_of_text(folder: Path, text: str, claims: list[Claim], **fields: object) -> Store:
    store = Store(folder / "heshu.duckdb")
    store.save(document(text, claims, **fields), [], "1")
    return store
