"""The app without a browser: what it shows, what it stores, what it refuses."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from filelock import FileLock
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from checks.relation import Verdict
from claims.desk import WAIVED
from claims.model import Claim, Document, Hedge
from claims.store import Store, claim_id, document_id
from claims.tables import Judgement
from flows.report_words import words as report_words
from tests.factories import claim, document, relation, waiver
from ui import reports
from ui.access import Desk
from ui.words import table

APP = Path(__file__).parents[1] / "ui" / "app.py"
TEXT = (
    "全市有高校21所。\n"
    "驻市高校共23所，师生34.6万名。\n"
    "累计举办讲座763余场。\n"
    "<script>alert(1)</script>收到**意见**7条。\n"
)


def sample() -> tuple[Document, dict[str, Claim]]:
    figures = {
        "21": claim(TEXT, "21所", subject="高校", indicator="高校"),
        "23": claim(TEXT, "23所", subject="高校", indicator="高校"),
        "34": claim(
            TEXT,
            "34.6万名",
            346000,
            unit="名",
            subject="师生",
            lower=Decimal(345500),
            upper=Decimal(346500),
            speaker="甲",
        ),
        "763": claim(TEXT, "763余场", 763, unit="场", hedge=Hedge.ABOVE, subject="讲座", cumulative=True),
        "7": claim(TEXT, "7条", subject="意见", indicator="意见"),
    }
    return document(TEXT, list(figures.values()), title="发布会", speakers=(("甲", "市委"),)), figures


def filled(location: Path) -> tuple[Store, dict[str, str]]:
    """A store with one document: 763 in contradiction, 21 and 23 for review, 34.6万 fitting, 7 not checked."""
    home, figures = sample()
    store = Store(location)
    judged = [
        relation(home, (home, figures["34"]), kind="scope"),
        relation(home, (home, figures["21"]), (home, figures["23"]), verdict="review", severity="warning"),
        relation(home, (home, figures["763"]), kind="hedge", verdict="inconsistent", severity="critical"),
    ]
    version = store.save(home, judged, "1")
    return store, {name: claim_id(version, figure) for name, figure in figures.items()}


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def location(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HESHU_STORE", str(tmp_path / "heshu.duckdb"))
    monkeypatch.setattr(sys, "argv", ["app.py"])
    return tmp_path / "heshu.duckdb"


def opened(claim: str | None = None, **state: object) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    if claim:
        app.query_params["claim"] = claim
    for name, value in state.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception
    return app


def rows(app: AppTest) -> list[dict[str, str]]:
    """The rows of the inbox's list."""
    (element,) = [part for part in app.get("bidi_component") if "inbox" in part.proto.id]
    return list(json.loads(element.proto.json)["rows"])


def marked(app: AppTest) -> dict[str, Any]:
    """The document's text with its marks, as it is sent to the browser."""
    (element,) = [part for part in app.get("bidi_component") if part.proto.component_name == "heshu_marks"]
    return dict(json.loads(element.proto.json))


def figures(app: AppTest) -> list[str]:
    return [row["figure"] for row in rows(app)]


def words(app: AppTest) -> str:
    """All that the page says, without tags and styles."""
    html = "\n".join(part.value for part in app.get("html") if not part.value.startswith("<style>"))
    texts = [part.value for part in (*app.markdown, *app.caption, *app.subheader, *app.error, *app.warning, *app.code)]
    return re.sub(r"<[^>]+>", " ", html) + "\n" + "\n".join(texts)


def button(app: AppTest, prefix: str) -> Button:
    (found,) = [each for each in app.button if each.key and each.key.startswith(prefix)]
    return found


def judge(app: AppTest, judgement: str, reviewer: str = "", **typed: str) -> AppTest:
    if reviewer:
        app.text_input(key="reviewer").input(reviewer)
    for field in app.text_input:
        if field.key and field.key.startswith("evidence_"):
            field.input(typed.get("evidence", ""))
    app.text_area[0].input(typed.get("note", ""))
    button(app, f"judge_{judgement}_").click()
    app.run()
    assert not app.exception
    return app


def test_a_missing_store_is_met_with_the_command_that_fills_it(location: Path) -> None:
    app = opened()
    assert app.code[0].value == "heshu run seeds/documents"
    assert "heshu" in words(app)
    assert not location.exists()


def test_an_empty_store_is_met_with_the_command_that_fills_it(location: Path) -> None:
    Store(location).start_run()
    assert opened().code[0].value == "heshu run seeds/documents"


def test_the_inbox_shows_findings_worst_first(location: Path) -> None:
    filled(location)
    found = rows(opened())
    assert [(row["figure"], row["tone"]) for row in found] == [("763余场", "critical"), ("21所 ↔ 23所", "warning")]


def test_the_worst_finding_lies_open_until_one_is_chosen_or_closed(location: Path) -> None:
    _, ids = filled(location)
    app = opened()
    assert app.session_state["chosen"] == ids["763"]
    assert "机器核对 · 是否相符" in words(app)
    assert "claim" not in app.query_params
    app.button(key="following").click().run()
    assert app.session_state["chosen"] == ids["21"]
    assert app.query_params["claim"] == ids["21"]
    app.button(key="close").click().run()
    assert app.session_state["chosen"] is None
    assert "选一条，在这里查看、判断。" in words(app)


def test_what_lies_open_follows_the_filters_and_stays_once_it_was_judged(location: Path) -> None:
    store, ids = filled(location)
    app = opened(severity="warning")
    assert app.session_state["chosen"] == ids["21"]
    app = judge(app, "verified", "李核")
    assert [review.claim for review in store.reviews()] == [ids["21"]]
    app.session_state["judgement"] = "unreviewed"
    app.run()
    assert app.session_state["chosen"] == ids["21"]


def test_the_inbox_and_the_panel_say_what_to_write_and_the_arithmetic_comes_last(location: Path) -> None:
    home, figures = sample()
    row, members = relation(home, (home, figures["763"]), kind="hedge", verdict="inconsistent", severity="critical")
    row.suggestion, row.suggestion_for = "763场", members[0].claim
    version = Store(location).save(home, [(row, members)], "1")
    app = opened(claim_id(version, figures["763"]))
    assert [row["suggestion"] for row in rows(app)] == ["建议：把 763余场 改为 763场（第 3 段）"]
    said = words(app)
    assert said.index("相符。") < said.index("763场", said.index("相符。")) < said.index("1 = 1")


def test_what_the_last_run_could_not_do_is_told_above_the_inbox_and_in_full_with_the_report(location: Path) -> None:
    store, _ = filled(location)
    failed = [{"message": f"{name}: empty; fill it or leave it out"} for name in ("a*.txt", "b.txt")]
    store.finish_run(store.start_run().id, state="failed", failures=failed)
    (warning,) = opened().warning
    assert warning.value.startswith("最近一次运行有 2 项没能处理")
    assert "a\\*\\.txt；b\\.txt" in warning.value
    (warning,) = opened(lang="en").warning
    assert warning.value == "The last run left out 2: a\\*\\.txt; b\\.txt. The page Report says why."
    app = AppTest.from_function(_reports, kwargs={"location": str(location)}, default_timeout=60).run()
    assert not app.exception
    (told,) = app.table[0].value["没能处理"]
    assert "b\\.txt：文件是空的" in told
    store.finish_run(store.start_run().id, state="completed")
    st.cache_resource.clear()
    assert not opened().warning


def _reports(location: str) -> None:
    from pathlib import Path

    from claims.store import Store
    from ui import reports
    from ui.access import Desk

    reports.show(Desk(Store(location), location, Path("report"), "zh"))


def test_a_finding_between_two_documents_names_both_and_leads_from_one_to_the_other(location: Path) -> None:
    store, ids = filled(location)
    home, figures = sample()
    text = "去年高校19所。\n"
    other = document(text, [claim(text, "19所", subject="高校")], name="last.txt", title="去年的公报")
    pair = ((other, other.claims[0]), (home, figures["21"]))
    version = store.save(other, [relation(other, *pair, kind="trend", verdict="review", severity="warning")], "1")
    row = next(row for row in rows(opened()) if row["figure"] == "19所 ↔ 21所")
    assert row["place"] == "去年的公报；发布会"
    for claim_, title, figure in (
        (claim_id(version, other.claims[0]), "发布会", "21所"),
        (ids["21"], "去年的公报", "19所"),
    ):
        members = beside(opened(claim_))
        assert (title, figure) in [(row["place"], row["figure"]) for row in members]


def beside(app: AppTest) -> list[dict[str, str]]:
    """The rows of the figures that the open claim is related to."""
    found = [part for part in app.get("bidi_component") if "members_" in part.proto.id]
    return [row for part in found for row in json.loads(part.proto.json)["rows"]]


def test_the_figures_are_worst_first_then_in_text_order(location: Path) -> None:
    filled(location)
    assert figures(opened(view="figures")) == ["763余场", "21所", "23所", "34.6万名", "7条"]


def test_the_inbox_counts_verdicts_and_judgements_apart(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["7"], Judgement.REFUTED, "甲")
    app = opened(view="figures")
    verdicts, people = app.button_group[2].options, app.button_group[3].options
    assert verdicts == ["矛盾 1", "待人工核对 2", "相符 1", "无从核对 1"]
    assert people == ["未判断 4", "属实 0", "不属实 1", "有争议 0", "证据不足 0", "无法核查 0", "已过期 0"]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("severity", "warning", ["21所", "23所"]),
        ("severity", "unchecked", ["7条"]),
        ("check", "hedge", ["763余场"]),
        ("judgement", "verified", ["34.6万名"]),
        ("judgement", "unreviewed", ["763余场", "21所", "23所", "7条"]),
        ("query", "师生", ["34.6万名"]),
        ("query", "没有这样的词", []),
    ],
)
def test_a_filter_leaves_the_figures_that_fit_it(location: Path, key: str, value: str, expected: list[str]) -> None:
    store, ids = filled(location)
    store.review(ids["34"], Judgement.VERIFIED, "甲")
    assert figures(opened(view="figures", **{key: value})) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("severity", "critical", ["763余场"]),
        ("check", "agree", ["21所 ↔ 23所"]),
        ("judgement", "verified", ["21所 ↔ 23所"]),
        ("judgement", "unreviewed", ["763余场", "21所 ↔ 23所"]),
        ("query", "讲座", ["763余场"]),
    ],
)
def test_a_filter_leaves_the_findings_that_fit_it(location: Path, key: str, value: str, expected: list[str]) -> None:
    store, ids = filled(location)
    store.review(ids["23"], Judgement.VERIFIED, "甲")
    assert figures(opened(view="findings", **{key: value})) == expected


def test_the_inbox_counts_the_findings_that_a_filter_would_leave(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["23"], Judgement.VERIFIED, "甲")
    store.review(ids["7"], Judgement.VERIFIED, "甲")
    app = opened(view="findings")
    assert app.button_group[3].options[:3] == ["未判断 2", "属实 1", "不属实 0"]
    assert [row["state"] for row in rows(app)] == ["已判断 0/1", "已判断 1/2"]


def test_a_finding_with_a_judgement_that_is_stale_is_found_as_such(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["7"], Judgement.VERIFIED, "李核")
    changed = TEXT.replace("7条", "9条")
    home = document(changed, [claim(changed, "9条", subject="意见", indicator="意见")])
    store.save(home, [relation(home, (home, home.claims[0]), verdict="inconsistent", severity="critical")], "1")
    app = opened(view="findings", judgement="stale")
    assert app.button_group[3].options[-1] == "已过期 1"
    assert figures(app) == ["9条"]
    assert rows(app)[0]["state"] == "已判断 0/1"


def let_stand(store: Store, *kinds: str, reason: str = "照录原话") -> None:
    home, _ = sample()
    found = {view.row.type: view.row for view in store.findings()}
    store.let_stand([row.id for row in found.values()], [waiver(found[kind], home, reason) for kind in kinds])


def test_a_waived_finding_is_not_counted_as_open_and_can_still_be_seen(location: Path) -> None:
    store, ids = filled(location)
    let_stand(store, "hedge")
    app = opened()
    assert figures(app) == ["21所 ↔ 23所"]
    assert app.button_group[1].options == ["问题 1", "数字 5"]
    assert app.button_group[2].options == ["矛盾 0", "待人工核对 1", "已豁免 1"]
    (row,) = rows(opened(severity="waived"))
    assert (row["figure"], row["tone"], row["verdict"]) == ("763余场", "waived", "矛盾 · 已豁免")
    assert figures(opened(view="figures", severity="waived")) == ["763余场"]
    said = words(opened(ids["763"]))
    assert "矛盾 · 已豁免" in said
    assert re.search(r"豁免理由\s+照录原话\s+heshu\.waivers\.toml:3", said)


def test_a_finding_whose_waiver_has_expired_is_open_and_says_so(location: Path) -> None:
    store, ids = filled(location)
    home, _ = sample()
    of = next(view.row for view in store.findings() if view.row.type == "hedge")
    store.let_stand([of.id], [waiver(of, home, "<b>照录</b>", date(2020, 12, 31))])
    assert figures(opened(severity="critical")) == ["763余场"]
    app = opened(ids["763"])
    assert re.search(r"豁免已于 2020-12-31 到期\s+&lt;b&gt;照录&lt;/b&gt;\s+heshu\.waivers\.toml:3", words(app))
    assert "<b>照录" not in "".join(part.value for part in app.get("html"))


def test_a_waived_finding_is_marked_as_such_in_its_document(location: Path) -> None:
    store, ids = filled(location)
    let_stand(store, "hedge", reason="<b>照录</b>")
    app = opened(ids["763"])
    app.button(key="open_document").click().run()
    assert marked(app)["marks"][ids["763"]]["tone"] == "waived"
    assert marked(app)["marks"][ids["763"]]["label"] == "已豁免 · 未判断"
    assert "0 处矛盾 · 1 处待人工核对 · 0 个经人判断 · 1 处已豁免" in words(app)
    assert "<b>照录" not in "".join(part.value for part in app.get("html"))


def test_where_all_is_waived_nothing_is_said_to_fit(location: Path) -> None:
    store, _ = filled(location)
    let_stand(store, "hedge", "agree")
    app = opened(view="findings")
    assert [part.value for part in app.success] == ["2 处问题都已豁免，没有待处理的。"]


def test_a_document_filter_leaves_its_own_figures(location: Path) -> None:
    store, _ = filled(location)
    other = "另有公园9处。"
    home = document(other, [claim(other, "9处")], name="other.txt")
    store.save(home, [], "1")
    chosen = next(row.id for row in store.documents() if row.name == "other.txt")
    assert figures(opened(view="figures", document=chosen)) == ["9处"]


def test_filters_that_leave_nothing_can_be_cleared(location: Path) -> None:
    filled(location)
    app = opened(view="figures", query="没有这样的词")
    app.button(key="clear").click().run()
    assert len(figures(app)) == 5


def test_a_store_without_findings_says_so_and_shows_its_figures(location: Path) -> None:
    text = "全市有公园9处。"
    Store(location).save(document(text, [claim(text, "9处")]), [], "1")
    assert figures(opened()) == ["9处"]
    app = opened(view="findings")
    assert [part.value for part in app.success] == ["没有发现矛盾，也没有待核对之处。"]


def test_a_long_list_is_shown_fifty_at_a_time(location: Path) -> None:
    text = "".join(f"第{place:03}区有井{place}口。\n" for place in range(1, 121))
    home = document(text, [claim(text, f"{place}口", occurrence=0) for place in (*range(10, 100), 100, 110, 120)])
    Store(location).save(home, [], "1")
    app = opened(view="figures")
    assert (len(figures(app)), figures(app)[0]) == (50, "10口")
    app.pagination[0].set_value(2).run()
    assert (len(figures(app)), figures(app)[0]) == (43, "60口")
    app.text_input(key="query").input("99口").run()
    assert figures(app) == ["99口"]


def test_an_opened_claim_shows_sentence_speaker_reading_and_verdict(location: Path) -> None:
    _, ids = filled(location)
    said = words(opened(ids["34"]))
    assert "甲（市委） 说" in said
    assert "34.55万至34.65万名之间" in said
    assert "原文写的是34.6万名" in said
    assert "They agree." not in said
    assert "相符。" in said


def test_a_judgement_is_stored_with_its_reviewer_evidence_and_note(location: Path) -> None:
    store, ids = filled(location)
    app = judge(opened(ids["763"]), "refuted", "李核", evidence="https://example.org/a?b=1", note="查过 <名册>")
    key = next(view.row.key for view in store.claims()[0] if view.row.id == ids["763"])
    (stored,) = store.history(key)
    assert (stored.judgement, stored.reviewer, stored.claim) == ("refuted", "李核", ids["763"])
    assert (stored.evidence, stored.note) == ("https://example.org/a?b=1", "查过 <名册>")
    assert "已保存：763余场 — 不属实" in words(app)
    assert app.text_area[0].value == ""


def test_a_stored_judgement_is_told_once_and_asks_the_store_for_nothing_more(
    location: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, ids = filled(location)
    app = judge(opened(ids["763"]), "refuted", "李核")
    assert (words(app).count("已保存"), len(app.toast)) == (1, 0)
    assert not any("hs-standing" in part.value for part in app.get("html") if not part.value.startswith("<style>"))
    asked: list[str] = []
    for name in ("claims", "counts", "detail", "findings", "reviews"):
        monkeypatch.setattr(Store, name, lambda *_, name=name, **__: asked.append(name))
    app = judge(app, "verified", "李核")
    assert "已保存：763余场 — 属实" in words(app)
    assert asked == []
    app = button(app, "close").click().run()
    assert "已保存" not in words(app)


def test_a_judgement_without_a_reviewer_is_refused_and_what_was_typed_stays(location: Path) -> None:
    store, ids = filled(location)
    app = judge(opened(ids["763"]), "verified", note="待补")
    assert "请先填写核查人" in words(app)
    assert app.text_area[0].value == "待补"
    assert store.reviews() == []


def test_a_judgement_given_while_the_page_goes_on_to_another_claim_judges_neither(location: Path) -> None:
    store, ids = filled(location)
    app = opened(ids["763"])
    app.session_state["chosen"] = next(other for key, other in ids.items() if key != "763")
    app = judge(app, "verified", "李核")
    assert "请再判断一次" in words(app)
    assert store.reviews() == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "example.org", "ftp://example.org/a", "http://", "https://a b.cn"]
)
def test_evidence_that_is_no_web_address_is_refused(location: Path, address: str) -> None:
    store, ids = filled(location)
    app = judge(opened(ids["763"]), "verified", "李核", evidence=address)
    assert "依据链接要以" in words(app)
    assert store.reviews() == []


def test_every_judgement_stays_in_the_history(location: Path) -> None:
    store, ids = filled(location)
    app = opened(ids["7"])
    judge(app, "disputed", "李核", note="两说")
    judge(app, "verified", "王核")
    assert [review.judgement for review in store.reviews()] == ["disputed", "verified"]
    said = words(app)
    assert said.index("王核") < said.index("李核")
    assert "两说" in said


def test_the_verdict_stays_as_it_is_whatever_people_say(location: Path) -> None:
    _, ids = filled(location)
    said = words(judge(opened(ids["763"]), "verified", "李核"))
    assert re.search(r"机器核对 · 是否相符\s+矛盾", said)
    assert re.search(r"人的判断 · 是否属实\s+属实", said)


def test_the_next_unreviewed_claim_is_one_click_away(location: Path) -> None:
    _, ids = filled(location)
    app = judge(opened(ids["763"]), "verified", "李核")
    visited = []
    for _ in range(4):
        app.button(key="next_unreviewed").click().run()
        visited.append(app.session_state["chosen"])
    assert visited == [ids["21"], ids["23"], ids["34"], ids["7"]]
    assert app.text_input(key="reviewer").value == "李核"


def test_it_says_so_where_nothing_is_left_to_review(location: Path) -> None:
    store, ids = filled(location)
    for identity in ids.values():
        store.review(identity, Judgement.VERIFIED, "甲")
    app = opened(ids["7"])
    app.button(key="next_unreviewed").click().run()
    assert [toast.value for toast in app.toast] == ["其余数字都已判断"]
    assert app.session_state["chosen"] == ids["7"]


def test_a_judgement_of_a_changed_figure_is_shown_as_stale_with_what_changed(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["7"], Judgement.VERIFIED, "李核")
    changed = TEXT.replace("7条", "9条")
    version = store.save(document(changed, [claim(changed, "9条", subject="意见", indicator="意见")]), [], "1")
    said = words(opened(claim_id(version, claim(changed, "9条"))))
    assert "已过期" in said
    assert re.search(r"判断时.*7条.*现在.*9条", said, re.DOTALL)


def test_reviews_of_figures_that_are_gone_are_kept_below_the_document(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["7"], Judgement.VERIFIED, "李核")
    shorter = TEXT.splitlines()[0]
    version = store.save(document(shorter, [claim(shorter, "21所", subject="高校", indicator="高校")]), [], "1")
    app = opened(claim_id(version, claim(shorter, "21所")))
    app.button(key="open_document").click().run()
    assert "1 条判断所指的数字已不在原文中" in [part.label for part in app.expander]
    assert "李核" in words(app)


def test_a_document_whose_file_is_gone_is_left_out_of_the_counts_and_shown_with_what_was_judged(
    location: Path,
) -> None:
    store, ids = filled(location)
    other = document("提供岗位4230个。\n", [claim("提供岗位4230个。\n", "4230个")], name="other.txt", title="通报")
    store.save(other, [], "1")
    store.review(ids["7"], Judgement.VERIFIED, "李核")
    store.notice({}, {document_id("report.txt")})
    app = opened()
    assert figures(app) == ["4230个"]
    assert "另有 1 份文档的原件已不在" in words(app)
    app = opened(ids["7"])
    assert "这个数字所在的文件已经不在原处" in words(app)
    judge(app, "refuted", reviewer="王核")
    assert [review.reviewer for review in store.reviews()] == ["李核", "王核"]
    assert store.counts().judgements["unreviewed"] == 1
    app.button(key="open_document").click().run()
    assert app.selectbox(key="read").options == ["通报", "发布会（原件已不在）"]
    assert "report\\.txt 没有找到文件" in words(app)
    assert [part.label for part in app.expander][:1] == ["保留 1 条判断"]
    assert re.search("收到.*7条.*王核", words(app), re.DOTALL)
    assert marked(app)["marks"] == {}


def test_where_all_files_are_gone_the_judgements_can_still_be_read(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["7"], Judgement.VERIFIED, "李核")
    store.notice({}, {document_id("report.txt")})
    assert "另有 1 份文档的原件已不在" in words(opened())


def test_the_document_marks_its_claims_in_place_and_marks_reviewed_ones(location: Path) -> None:
    store, ids = filled(location)
    store.review(ids["21"], Judgement.VERIFIED, "甲")
    app = opened(ids["763"])
    app.button(key="open_document").click().run()
    data = marked(app)
    assert ["763余场", ids["763"]] in data["lines"][2]
    assert "\n".join("".join(text for text, _ in line) for line in data["lines"]) == TEXT.rstrip("\n")
    assert (data["marks"][ids["763"]]["tone"], data["marks"][ids["763"]]["sign"]) == ("critical", "")
    assert (data["marks"][ids["21"]]["tone"], data["marks"][ids["21"]]["sign"]) == ("warning", "✓")
    assert data["chosen"] == ids["763"]


def test_of_claims_within_claims_the_innermost_is_opened(location: Path) -> None:
    text = "分别给予10-100万元奖励。"
    outer, inner = claim(text, "10-100万元"), claim(text, "100万元")
    version = Store(location).save(document(text, [outer, inner]), [], "1")
    app = opened(claim_id(version, outer))
    app.button(key="open_document").click().run()
    pieces = [["10-", claim_id(version, outer)], ["100万元", claim_id(version, inner)]]
    assert marked(app)["lines"] == [[["分别给予", None], *pieces, ["奖励。", None]]]


def test_a_judgement_in_the_document_shows_on_its_mark_at_once(location: Path) -> None:
    _, ids = filled(location)
    app = opened(ids["763"])
    app.button(key="open_document").click().run()
    signs = []
    for judgement in ("verified", "refuted"):
        judge(app, judgement, "李核")
        signs.append(marked(app)["marks"][ids["763"]]["sign"])
    assert signs == ["✓", "✗"]


def test_a_document_without_a_figure_says_so(location: Path) -> None:
    store, ids = filled(location)
    store.save(document("没有数字。", name="empty.txt"), [], "1")
    app = opened(ids["763"])
    app.button(key="open_document").click().run()
    assert not app.info
    app.selectbox(key="read").set_value(next(row.id for row in store.documents() if row.name == "empty.txt")).run()
    assert [part.value for part in app.info] == ["这份文档里没有读到数字。"]


def test_a_long_document_is_shown_a_stretch_at_a_time(location: Path) -> None:
    text = "".join(f"第{place:04}号井深{1000 + place}米，常年有水，供附近村民取用。\n" for place in range(2000))
    last = claim(text, "2999米")
    store = Store(location)
    version = store.save(document(text, [claim(text, "1000米"), last]), [], "1")
    app = opened(claim_id(version, last))
    app.button(key="open_document").click().run()
    shown = [text for line in marked(app)["lines"] for text, _ in line]
    assert "2999米" in shown
    assert "1000米" not in shown
    assert sum(map(len, shown)) <= 8000
    app.pagination[0].set_value(1).run()
    assert "1000米" in [text for line in marked(app)["lines"] for text, _ in line]


def test_hostile_words_are_shown_as_words(location: Path) -> None:
    _, ids = filled(location)
    app = judge(opened(ids["7"]), "verified", "<b>李</b>", note="<img src=x onerror=alert(1)>")
    html = "\n".join(part.value for part in app.get("html"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;b&gt;李&lt;/b&gt;" in html


def test_a_busy_store_is_named_and_the_judgement_can_be_tried_again(
    location: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, ids = filled(location)
    monkeypatch.setattr("ui.access.LOCK_TIMEOUT", 0.3)
    app = opened(ids["763"])
    app.text_input(key="reviewer").input("李核")
    app.text_area[0].input("长长的备注")
    held = FileLock(f"{location}.lock")
    with held:
        button(app, "judge_verified_").click().run()
        assert not app.exception
        assert "还在被占用" in words(app) or "still in use" in words(app)
    app.run()
    assert "没有保存" in words(app)
    assert app.text_area[0].value == "长长的备注"
    app.button(key="retry").click().run()
    (stored,) = store.reviews()
    assert (stored.judgement, stored.note) == ("verified", "长长的备注")


def test_the_whole_interface_changes_its_language(location: Path) -> None:
    _, ids = filled(location)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["lang"] = "en"
    app.query_params["claim"] = ids["763"]
    app.run()
    said = words(app)
    assert "The machine · consistent?" in said
    assert "They agree." in said
    labels = " ".join(button.label for button in app.button)
    assert not re.search(r"[\u4e00-\u9fff]", labels)


def test_every_word_of_the_interface_is_there_in_both_languages() -> None:
    for key, texts in table().items():
        assert len(texts) == 2, key
        assert all(texts), key
        assert not re.search(r"[\u4e00-\u9fff]", texts[1]), key
        assert set(re.findall(r"{(\w+)}", texts[0])) == set(re.findall(r"{(\w+)}", texts[1])), key


def test_no_word_of_the_interface_is_left_over() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in APP.parent.glob("*.py"))
    by_name = (
        "check_",
        "run_",
        "hedge_",
        "status_",
        *Verdict,
        WAIVED,
        "reviewer_hint",
        "evidence_hint",
        "no_store_why",
        "empty_store_why",
    )
    assert [key for key in table() if not re.search(rf"[\"']{key}[\"']", source) and not key.startswith(by_name)] == []


def test_no_module_of_the_app_hides_a_package_or_a_standard_module() -> None:
    taken = {*sys.stdlib_module_names, *packages_distributions()}
    assert taken.isdisjoint(path.stem for path in APP.parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("named", ["heshu.duckdb", "other.duckdb"])
def test_commands_name_the_store_only_where_it_is_another_than_the_usual(location: Path, named: str) -> None:
    store = location.with_name(named)
    told = Desk(Store(store), str(store), Path("report").absolute(), "zh").command("report", "--out")
    assert told == ("heshu report" if named == "heshu.duckdb" else f"heshu report --store {store}")


def test_the_report_page_names_the_command_until_there_is_a_report(location: Path, tmp_path: Path) -> None:
    filled(location)
    folder = tmp_path / "report"
    assert reports.written(folder) == []
    folder.mkdir()
    (folder / "report.html").write_text("<p>report</p>", encoding="utf-8")
    assert [path.name for path, _, _ in reports.written(folder)] == ["report.html"]


def test_verdicts_judgements_and_checks_are_called_in_the_app_as_in_the_report() -> None:
    said, printed = table(), report_words()
    names = [
        *(str(verdict) for verdict in Verdict),
        *(str(judgement) for judgement in Judgement),
        *(name for name in said if name.startswith("check_")),
        *("unreviewed", WAIVED, "suggestion", "paragraph", "no_findings"),
    ]
    assert {name: tuple(said[name]) for name in names} == {name: printed[name] for name in names}
    assert said["none"] == list(printed["unchecked"])
