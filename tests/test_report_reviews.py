import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claims.store import claim_id, document_id, version_id
from claims.tables import Judgement
from flows.report_content import web_address
from tests.factories import document
from tests.reports import TEXT, Page, conference, figures, rendered, seen, store_of, written


def test_a_review_appears_with_who_when_and_on_what_evidence(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    staff = claim_id(version_id(conference(), "1"), figures()["staff"])
    store.review(staff, Judgement.DISPUTED, "赵核", "电话核实")
    store.review(staff, Judgement.VERIFIED, "李编辑", "https://tjj.example/a?b=1&c=2", "见第 3 页")
    files = written(store, tmp_path)
    shown = seen(files["report.html"])
    assert "是否属实 属实 1 不属实 0 有争议 0" in shown
    assert "未判断 5" in shown
    assert "34.6万名 师生 读作 34.55万–34.65万名 属实" in shown
    history = shown[shown.index("判断记录 34.6万名") :]
    assert (
        history.index("有争议 赵核")
        < history.index("电话核实")
        < history.index("属实 李编辑")
        < history.index("见第 3 页")
    )
    assert "https://tjj.example/a?b=1&c=2" in Page(files["report.html"]).values("href")
    assert re.search(
        r"- 属实 · 李编辑 · .* · 依据: <https://tjj.example/a\?b=1&c=2> · 备注: 见第 3 页", files["report.md"]
    )
    records = [json.loads(line) for line in files["report.jsonl"].splitlines()]
    (of_staff,) = [record for record in records if record.get("id") == staff]
    assert of_staff["review"] == {"judgement": "verified", "stale": False}
    assert [record["judgement"] for record in records if record["record"] == "review"] == ["disputed", "verified"]


def test_the_latest_judgement_never_changes_what_the_machine_says(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    store.review(claim_id(version_id(conference(), "1"), figures()["talks"]), Judgement.VERIFIED, "李编辑")
    shown = seen(written(store, tmp_path)["report.html"])
    assert "1 处矛盾，1 处待人工核对；另有 1 处核对相符。" in shown
    assert "763余场 讲座 读作 763–839场 属实" in shown


def test_a_review_of_a_figure_that_the_source_changed_is_marked_stale(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    store.review(claim_id(version_id(conference(), "1"), figures()["staff"]), Judgement.VERIFIED, "李编辑")
    changed = TEXT.replace("34.6万", "35.6万")
    claims = [
        replace(one, text="35.6万名", low=Decimal(356000), high=Decimal(356000)) if one.text == "34.6万名" else one
        for one in figures().values()
    ]
    store.save(document(changed, claims), [], "1")
    files = written(store, tmp_path)
    shown = seen(files["report.html"])
    assert "判断已过期 1" in shown
    assert "是否属实 属实 0 不属实 0" in shown
    assert "原文在判断之后改过，此判断已过期" in shown
    assert "属实 (判断已过期)" in files["report.md"]


def test_a_review_of_a_figure_that_is_gone_is_kept_as_an_orphan(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    store.review(
        claim_id(version_id(conference(), "1"), figures()["staff"]), Judgement.REFUTED, "李编辑", None, "查无此数"
    )
    store.save(document("没有数字。"), [], "1")
    files = written(store, tmp_path)
    for text in (seen(files["report.html"]), files["report.md"]):
        assert text.index("所指的数字不复存在") < text.index("李编辑") < text.index("查无此数")
    assert json.loads(files["report.jsonl"].splitlines()[-1])["stale"] is True


def test_a_document_that_is_gone_is_told_with_its_judgements_and_counts_no_more(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    staff = claim_id(version_id(conference(), "1"), figures()["staff"])
    store.review(staff, Judgement.REFUTED, "李编辑", None, "查无此数")
    store.notice({}, {document_id(conference().name)})
    files = written(store, tmp_path)
    for text in (seen(files["report.html"]), files["report.md"]):
        assert "还没有文档" in text
        assert text.index("1 份文档的原件已不在") < text.index("1 条判断") < text.index("34.6万名")
        assert text.index("34.6万名") < text.index("李编辑") < text.index("查无此数")
    records = [json.loads(line) for line in files["report.jsonl"].splitlines()]
    assert [record["record"] for record in records] == ["document", "review"]
    assert records[0]["gone"] is not None
    assert (records[1]["document"], records[1]["text"]) == (conference().name, "34.6万名")
    assert records[1]["stale"] is False
    assert "已过期" not in files["report.md"]


UNSAFE = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "javascript://a.example/%0aalert(1)",
        "ftp://a.example/x",
        " java\tscript:alert(1)",
        "//evil.example",
    ),
    *("https://", "http://a b", "file:///etc/passwd", "http://[", "https://a\u202eb.example/"),
)


@pytest.mark.parametrize("evidence", UNSAFE)
def test_only_an_address_with_a_host_on_the_web_may_be_followed(evidence: str) -> None:
    assert web_address(evidence) is None


def test_evidence_that_is_no_web_address_is_shown_and_never_a_link(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    for evidence in UNSAFE:
        store.review(
            claim_id(version_id(conference(), "1"), figures()["staff"]), Judgement.VERIFIED, "李编辑", evidence
        )
    files = written(store, tmp_path)
    links = {link for link in Page(files["report.html"]).values("href") if not link.startswith("#")}
    assert links == {"data:,", "https://news.example/1028"}
    assert rendered(files["report.md"]).values("href") == ["https://news.example/1028"]
    assert "依据 javascript:alert(1)" in seen(files["report.html"])
