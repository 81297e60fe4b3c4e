import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checks.relation import Severity, Verdict
from claims.errors import HeshuError
from claims.model import Hedge, Status
from claims.store import Store
from claims.tables import Review
from flows import report
from flows.report_content import JUDGEMENTS, REASONS, STATES
from flows.report_words import TEMPLATES, known, words
from tests.factories import claim, document, relation, waiver
from tests.reports import TEXT, Page, conference, judged, rendered, seen, store_of, store_of_text, written


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("report")
    store = store_of(folder)
    run = store.start_run()
    store.finish_run(run.id, state="completed", documents=1, failures=[{"document": "b.pdf", "error": "不是文本"}])
    return written(store, folder, data_docs=folder / "data_docs")


def test_it_writes_a_page_markdown_in_both_languages_and_lines_and_nothing_else(tmp_path: Path) -> None:
    paths = report.write(store_of(tmp_path), tmp_path / "new" / "report")
    assert [path.name for path in paths] == ["report.html", "report.md", "report.en.md", "report.jsonl"]
    assert sorted(paths[0].parent.iterdir()) == sorted(paths)


def test_a_folder_that_is_a_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(HeshuError, match=r"taken: the report can't be written there .* name another folder"):
        report.write(store_of(tmp_path), tmp_path / "taken")


def test_the_head_says_what_was_checked_and_what_came_of_it(files: dict[str, str]) -> None:
    shown = seen(files["report.html"])
    for known_words in (
        "青年发展新闻发布会",
        "晨报",
        "2024-10-28",
        "市政府新闻办",
        "王敏（团市委）",
        "b.pdf · 不是文本",
    ):
        assert known_words in shown
    assert "1 处矛盾，1 处待人工核对；另有 1 处核对相符。" in shown
    assert "相符不等于属实" in shown


def test_what_could_not_be_read_is_told_in_each_language(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    failed = [{"message": "b.txt: empty; fill it or leave it out"}]
    store.finish_run(store.start_run().id, state="failed", failures=failed)
    made = written(store, tmp_path)
    for language, page, said in (
        ("zh", "report.md", "b.txt：文件是空的，请写入内容，或不要放在这里"),
        ("en", "report.en.md", "b.txt: empty; fill it or leave it out"),
    ):
        assert said in made[page]
        assert said in seen(made["report.html"], language)


def test_each_language_has_its_own_words_and_the_numbers_of_the_text(files: dict[str, str]) -> None:
    chinese, english = seen(files["report.html"], "zh"), seen(files["report.html"], "en")
    assert "34.55万–34.65万名" in chinese
    assert "34.55万–34.65万名" in english
    assert "1 contradiction, 1 for review; 1 more relation fits." in english
    assert "教职工至多4.6万人。" in chinese
    assert "It leaves at most 4.6万 staff." in english
    assert "34.6万名师生" in english


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_the_chosen_language_without_a_script(tmp_path: Path, language: str) -> None:
    source = written(store_of(tmp_path), tmp_path, language=language)["report.html"]
    assert f"<html lang={language} " in source
    assert "html[lang=zh] [lang=en], html[lang=en] [lang=zh] { display: none !important; }" in source


def test_the_page_asks_nobody_for_anything(files: dict[str, str]) -> None:
    source = files["report.html"]
    page = Page(source)
    assert page.values("src") == []
    assert [attributes["href"] for tag, attributes in page.tags if tag == "link"] == ["data:,"]
    assert not re.search(r"@import|url\(", source)
    assert "default-src 'none'" in source


def test_every_place_that_a_link_leads_to_is_on_the_page(files: dict[str, str]) -> None:
    page = Page(files["report.html"])
    places = page.values("id")
    assert len(places) == len(set(places))
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(places)


def test_contradictions_come_before_what_is_for_review(files: dict[str, str]) -> None:
    shown = seen(files["report.html"])
    assert shown.index("1 约数用语 矛盾 严重") < shown.index("2 口径 待人工核对 警示")
    assert [line for line in files["report.md"].splitlines() if re.match(r"### \d", line)] == [
        "### 1. 约数用语 · 矛盾 (严重)",
        "### 2. 口径 · 待人工核对 (警示)",
    ]


def test_a_finding_quotes_its_sentences_with_the_figures_marked_and_its_arithmetic(files: dict[str, str]) -> None:
    finding = files["report.html"].split("id=f2>")[1].split("</article>")[0]
    assert re.findall(r"<mark class=review><a href=\"#t\d\">(.*?)</a></mark>", finding) == ["30余万名", "34.6万名"]
    shown = seen(finding)
    assert "大学城有30余万名青年大学生，讲座763余场，另有几支队伍。" in shown
    assert "王敏 · 第 2 段" in shown
    assert "300000 ≤ 346500" in shown
    assert "30余万名 青年大学生 读作 30万–40万名 未判断" in shown
    assert "建议" not in shown


def test_a_suggestion_names_its_figure_and_the_paragraph(files: dict[str, str]) -> None:
    finding = files["report.html"].split("id=f1>")[1].split("</article>")[0]
    assert "建议 把 763余场 改为 760余场（第 2 段）" in seen(finding)
    assert "Suggestion write 760余场 for 763余场 (paragraph 2)" in seen(finding, "en")
    assert "建议: 把 763余场 改为 760余场 (第 2 段)" in rendered(files["report.md"]).text
    (told,) = (line for line in map(json.loads, files["report.jsonl"].splitlines()) if line.get("suggestion"))
    assert told["suggestion_for"] == told["claims"][0]


def test_a_suggestion_whose_figure_is_not_known_is_told_alone(tmp_path: Path) -> None:
    home = conference()
    relations = judged(home)
    for row, _ in relations:
        row.suggestion_for = None
    store = Store(tmp_path / "heshu.duckdb")
    store.save(home, relations, "1")
    files = written(store, tmp_path)
    assert "建议 改为 760余场 算式" in seen(files["report.html"])
    assert "Suggestion: write 760余场" in files["report.en.md"]
    assert '"suggestion_for": null' in files["report.jsonl"]


def test_without_a_title_a_document_is_called_by_its_file_or_by_its_path_where_two_files_are_named_alike(
    tmp_path: Path,
) -> None:
    store = store_of(
        tmp_path, *(document(f"{name}。", [], name=name) for name in ("a/one.txt", "a/two.txt", "b/two.txt"))
    )
    headings = re.findall("<h2 class=title[^>]*>([^<]*)<", written(store, tmp_path)["report.html"])
    assert headings == ["one.txt", "a/two.txt", "b/two.txt"]


def test_of_several_documents_a_suggestion_names_its_own(tmp_path: Path) -> None:
    files = written(store_of(tmp_path, conference(), conference(name="b.txt", title="另一场发布会")), tmp_path)
    assert "改为 760余场（青年发展新闻发布会 · 第 2 段）" in seen(files["report.html"])
    assert "改为 760余场 (另一场发布会, 第 2 段)" in rendered(files["report.md"]).text


def test_it_is_told_why_arithmetic_comes_to_a_range_where_it_does(tmp_path: Path, files: dict[str, str]) -> None:
    assert "四舍五入" not in seen(files["report.html"])
    home = conference()
    relations = judged(home)
    relations[0][0].formula = "30余万名 [30万–40万] > 21所"
    store = Store(tmp_path / "heshu.duckdb")
    store.save(home, relations, "1")
    told = written(store, tmp_path)
    assert "四舍五入" in seen(told["report.html"])
    assert "printed rounded" in told["report.en.md"]


def test_the_markdown_quotes_the_sentences_too(files: dict[str, str]) -> None:
    assert "> 全市21所高校共有<b>34.6万名</b>师生。" in files["report.md"]
    assert "- Arithmetic: 300000 ≤ 346500" in files["report.en.md"]
    assert "- Explanation: It leaves at most 4.6万 staff." in files["report.en.md"]


def test_what_is_wrong_stands_before_how_much_was_checked_and_why_before_how_it_was_computed(
    files: dict[str, str],
) -> None:
    for name, order in {
        "report.html": (
            "<section class=part id=findings>",
            "说明</span>",
            "算式</span>",
            "<section class=part id=coverage>",
        ),
        "report.md": ("\n## 问题\n", "- 说明: ", "- 算式: ", "\n## 核对了多少\n", "\n## 核对相符\n"),
        "report.en.md": ("\n## Findings\n", "- Explanation: ", "- Arithmetic: ", "\n## Coverage\n"),
    }.items():
        places = [files[name].index(words) for words in order]
        assert places == sorted(places), name


def test_coverage_says_how_many_were_checked_and_why_the_others_were_not(files: dict[str, str]) -> None:
    shown = seen(files["report.html"])
    assert "文中读到 6 个数字，5 个至少进入一项核对，1 个无从核对；0 个经人判断。" in shown
    assert "矛盾 1 待人工核对 2 相符 2 无从核对 1 没有给出确数 1" in shown
    assert "| 无从核对: 没有给出确数 | 1 |" in files["report.md"]


def test_an_unchecked_figure_has_the_reason_that_its_reading_shows(tmp_path: Path) -> None:
    text = "共有3家。共有4家。共有5人。共有6个。另有几处。"
    alike = {"subject": "企业", "indicator": "企业"}
    claims = [
        claim(text, "3家", **alike),
        claim(text, "4家", **alike),
        claim(text, "5人", subject="人", indicator="人"),
        claim(text, "6个", subject=None),
        claim(text, "几处", None, hedge=Hedge.VAGUE, low=None, high=None, subject="处", indicator="处"),
    ]
    found = report.gather(store_of_text(tmp_path, text, claims))
    assert [figure.reason for figure in found.figures.values()] == ["unpaired", "unpaired", "alone", "unnamed", "vague"]
    assert found.coverage.reasons == {"alone": 1, "unpaired": 2, "unnamed": 1, "vague": 1}


def test_the_table_of_claims_says_what_each_is_about(files: dict[str, str]) -> None:
    row = files["report.html"].split("<tr id=c2 ")[1].split("</tr>")[0]
    assert seen(f"<tr {row}").strip() == "2 34.6万名 师生 2024年 34.55万–34.65万名 待人工核对 问题 2 未判断"
    assert (
        "| 3 | 30余万名 | 青年大学生 · 大学城 | 30万–40万名 (以上) | 待人工核对 问题 2 | 未判断 |" in files["report.md"]
    )


def test_planned_and_cumulative_figures_are_marked_so(tmp_path: Path) -> None:
    claims = [claim("将建3家。", "3家", subject="企业", status=Status.PLANNED, cumulative=True)]
    files = written(store_of_text(tmp_path, "将建3家。", claims), tmp_path)
    assert "企业 计划 累计" in seen(files["report.html"])
    assert "| 企业 · planned · cumulative |" in files["report.en.md"]


def test_the_whole_text_is_there_line_by_line_with_the_claims_in_place(files: dict[str, str]) -> None:
    source = files["report.html"].split('<div class="source" lang=zh-Hans>')[1].split("</div>")[0]
    lines = re.findall(r"<p[ >].*?</p>", source)
    bare = [re.sub(r"<sup>.*?</sup>|<[^>]*>", "", line) for line in lines]
    assert bare == TEXT.split("\n")
    assert '<mark class=inconsistent id=t4><a href="#c4">763余场</a></mark><sup><a href="#f1">1</a></sup>' in source


def test_a_document_that_changes_while_the_report_is_made_is_reported_in_one_version(tmp_path: Path) -> None:
    later = document("改为22所。", [claim("改为22所。", "22所")])

    class Busy(Store):
        def orphans(self, document: str | None = None) -> list[Review]:
            self.save(later, [], "1")
            return super().orphans(document)

    store_of(tmp_path)
    found = report.gather(Busy(tmp_path / "heshu.duckdb"))
    assert [figure.row.text for figure in found.figures.values()] == ["22所"]
    assert found.documents[0].view.version.text == "改为22所。"


def test_versions_are_listed_with_their_hashes_newest_first_and_the_current_one_marked(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    later = document("改过的全文。", encoding="gb18030")
    store.save(later, [], "1")
    shown = seen(written(store, tmp_path)["report.html"])
    assert shown.index(f"当前 SHA-256 {later.sha256} 编码 gb18030 规则 1") < shown.index(
        f"SHA-256 {conference().sha256}"
    )


def test_data_docs_are_linked_from_where_the_report_is(files: dict[str, str]) -> None:
    assert "../data_docs/index.html" in Page(files["report.html"]).values("href")
    assert "](<../data_docs/index.html>)" in files["report.md"]


def test_a_waiver_of_the_text_is_quoted_where_it_was_applied(tmp_path: Path) -> None:
    store, home = Store(tmp_path / "heshu.duckdb"), conference()
    waived = relation(home, (home, home.claims[0]), (home, home.claims[5]), kind="sum")
    waived[0].waiver = "因四舍五入,分项之和不等于合计"
    store.save(home, [waived], "1")
    files = written(store, tmp_path)
    assert "文中声明及其适用 「因四舍五入,分项之和不等于合计」 分项与合计" in seen(files["report.html"])
    assert "- “因四舍五入,分项之和不等于合计” · Parts and whole" in files["report.en.md"]


def test_waived_findings_stand_apart_with_their_reasons_and_count_as_none_of_the_open(tmp_path: Path) -> None:
    store, home = store_of(tmp_path), conference()
    hedge = next(view.row for view in store.findings() if view.row.type == "hedge")
    store.let_stand([hedge.id], [waiver(hedge, home, "照录<i>原话</i>", date(2099, 12, 31))])
    files = written(store, tmp_path)
    page = seen(files["report.html"])
    assert "0 处矛盾，1 处待人工核对；1 处已豁免；另有 1 处核对相符。" in page
    assert "已豁免的问题 1" in page
    assert "豁免理由 照录<i>原话</i> 至 2099-12-31 · heshu.waivers.toml:3" in page
    assert page.index("1 口径 待人工核对") < page.index("1 约数用语 矛盾 已豁免")
    assert re.search(r"763余场 讲座 \S+ 以上 已豁免 豁免 1", page)
    markdown = rendered(files["report.en.md"]).text
    assert "1. Hedge · contradiction (waived)" in markdown
    assert "Reason: 照录<i>原话</i> (until 2099-12-31; heshu.waivers.toml:3)" in markdown
    found = [record for record in map(json.loads, files["report.jsonl"].splitlines()) if record.get("waived")]
    assert [(record["verdict"], record["waived"]) for record in found] == [
        (
            "inconsistent",
            {"reason": "照录<i>原话</i>", "place": "heshu.waivers.toml:3", "until": "2099-12-31"},
        )
    ]


def test_a_finding_whose_waiver_has_expired_is_open_and_says_so(tmp_path: Path) -> None:
    store, home = store_of(tmp_path), conference()
    hedge = next(view.row for view in store.findings() if view.row.type == "hedge")
    store.let_stand([hedge.id], [waiver(hedge, home, "照录<i>原话</i>", date(2020, 12, 31))])
    files = written(store, tmp_path)
    page = seen(files["report.html"])
    assert "1 处矛盾，1 处待人工核对；另有 1 处核对相符。" in page
    assert "豁免已于 2020-12-31 到期 照录<i>原话</i> heshu.waivers.toml:3" in page
    assert "已豁免的问题" not in page
    markdown = rendered(files["report.en.md"]).text
    assert "Waiver expired after 2020-12-31: 照录<i>原话</i> (heshu.waivers.toml:3)" in markdown


def test_where_every_finding_is_waived_the_report_does_not_call_the_text_clean(tmp_path: Path) -> None:
    store, home = store_of(tmp_path), conference()
    found = [view.row for view in store.findings()]
    store.let_stand([row.id for row in found], [waiver(row, home) for row in found])
    page = seen(written(store, tmp_path)["report.html"])
    assert "没有未豁免的矛盾或待核对之处；2 处已豁免" in page
    assert "没有发现矛盾" not in page


def test_a_relation_across_documents_names_both_and_is_told_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "heshu.duckdb")
    first = document("在校生30万名。", [claim("在校生30万名。", "30万名", 300000)], name="a.txt", title="甲报告")
    second = document("在校生31万名。", [claim("在校生31万名。", "31万名", 310000)], name="b.txt", title="乙报告")
    store.save(first, [], "1")
    pair = relation(
        second, (first, first.claims[0]), (second, second.claims[0]), verdict="inconsistent", severity="critical"
    )
    store.save(second, [pair], "1")
    shown = seen(written(store, tmp_path)["report.html"])
    assert "2 份文档的数字一致性报告" in shown
    assert "1 处矛盾" in shown
    assert shown.count("1 = 1") == 1
    finding = shown[shown.index("问题 1 前后一致") :]
    assert finding.index("甲报告 · 第 1 段") < finding.index("乙报告 · 第 1 段")


def test_a_long_sentence_is_quoted_around_its_figures_at_the_ends_of_clauses(tmp_path: Path) -> None:
    text = "开头" + "很长的话，" * 60 + "共有3家" + "，还有很长的话" * 60
    store, home = Store(tmp_path / "heshu.duckdb"), document(text, [claim(text, "3家")])
    store.save(home, [relation(home, (home, home.claims[0]), verdict="review", severity="warning")], "1")
    (quote,) = [line for line in written(store, tmp_path)["report.md"].splitlines() if "<b>" in line]
    assert quote.startswith(">  …… 很长的话，")
    assert "共有<b>3家</b>，还有" in quote
    assert quote.rstrip().endswith("还有很长的话， ……")
    assert len(quote) < 250


def test_an_empty_store_has_a_report_that_says_so(tmp_path: Path) -> None:
    files = written(Store(tmp_path / "heshu.duckdb"), tmp_path)
    assert "还没有文档" in seen(files["report.html"])
    assert Page(files["report.html"]).open == []
    assert files["report.jsonl"] == ""
    assert files["report.en.md"].startswith("# No documents yet\n")


def test_a_document_without_figures_has_a_report_that_says_so(tmp_path: Path) -> None:
    files = written(store_of_text(tmp_path, "没有数字。\n\n完。", []), tmp_path)
    shown = seen(files["report.html"])
    assert "文中没有读到数字。" in shown
    assert "没有数字。" in shown
    assert "**No figures were read**" in files["report.en.md"]


def test_figures_without_relations_are_not_called_clean(tmp_path: Path) -> None:
    files = written(store_of_text(tmp_path, "共有3家。", [claim("共有3家。", "3家")]), tmp_path)
    assert "没有可以互相核对的数字。" in seen(files["report.html"])
    assert "**no figures could be checked against one another**" in files["report.en.md"].lower()


def test_only_what_fits_is_called_clean_and_not_true(tmp_path: Path) -> None:
    store, home = Store(tmp_path / "heshu.duckdb"), conference()
    store.save(home, [relation(home, (home, home.claims[0]), (home, home.claims[5]))], "1")
    shown = seen(written(store, tmp_path)["report.html"])
    assert "没有发现矛盾，也没有待核对之处；另有 1 处核对相符。" in shown
    assert "相符不等于属实" in shown


def test_lines_hold_every_claim_and_relation_with_exact_numbers(files: dict[str, str]) -> None:
    records = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in files["report.jsonl"].splitlines()]
    claims = [record for record in records if record["record"] == "claim"]
    assert [TEXT[int(one["start"]) : int(one["end"])] for one in claims] == [one["text"] for one in claims]
    assert (claims[1]["low"], claims[1]["lower"], claims[1]["upper"]) == (346000, 345500, 346500)
    assert [one["check"] for one in claims] == [
        "consistent",
        "review",
        "review",
        "inconsistent",
        "unchecked",
        "consistent",
    ]
    relations = [record for record in records if record["record"] == "relation"]
    assert [(one["type"], one["verdict"], one["severity"]) for one in relations] == [
        ("hedge", "inconsistent", "critical"),
        ("scope", "review", "warning"),
        ("agree", "consistent", "info"),
    ]
    assert [member["text"] for member in relations[1]["claims"]] == ["30余万名", "34.6万名"]


def test_a_decimal_keeps_its_digits_in_the_lines(tmp_path: Path) -> None:
    store = store_of_text(tmp_path, "增长12.34567%。", [claim("增长12.34567%。", "12.34567%")])
    assert '"low": 12.34567,' in written(store, tmp_path)["report.jsonl"]


def test_every_word_that_the_pages_use_is_there_in_both_languages_with_the_same_blanks() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.j2"))
    used = set(re.findall(r"\bt\('(\w+)'", sources)) - {"why_", "short_", "status_", "hedge_", "line_"}
    closed = [*Verdict, *Severity, *JUDGEMENTS, *STATES, *(f"why_{reason}" for reason in REASONS)]
    closed += [*(f"short_{reason}" for reason in REASONS), *(f"hedge_{hedge}" for hedge in Hedge)]
    closed += [f"status_{status}" for status in Status]
    assert {key for key in used | set(closed) if not known(key)} == set()
    for key, entry in words().items():
        assert len(entry) in {2, 3}, key
        assert len({tuple(sorted(re.findall(r"{\w+}", form))) for form in entry[:2]}) == 1, key


@pytest.mark.timeout(60)
def test_three_thousand_figures_make_a_page_that_is_cut_into_pieces(tmp_path: Path) -> None:
    text = "".join(f"第{row}行有{row}家企业。\n" for row in range(3000))
    claims, start = [], 0
    for row, line in enumerate(text.splitlines(keepends=True)):
        first = start + line.index("有") + 1
        made = claim("有1家。", "1家", subject="企业", indicator="企业")
        figure = f"{row}家"
        claims.append(
            replace(
                made,
                text=figure,
                start=first,
                end=first + len(figure),
                sentence_start=start,
                sentence_end=start + len(line),
            )
        )
        start += len(line)
    files = written(store_of_text(tmp_path, text, claims), tmp_path)
    assert files["report.html"].count("<tbody>") == 15
    assert "<mark class=unchecked id=t3000>" in files["report.html"]
    assert len(files["report.html"]) < 4_000_000
