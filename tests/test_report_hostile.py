import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.model import Document
from claims.store import Store, claim_id, version_id
from claims.tables import Judgement
from flows.report_pages import as_markdown
from tests.factories import claim, document, relation
from tests.reports import Page, rendered, written

HOSTILE = (
    "<script>alert(1)</script></style></textarea><img src=x onerror=alert(1)> | 3个 | **粗** `码` "
    "[链](javascript:alert(1)) \u202e倒\u0007\n"
    "# 标题 & &amp; <!-- ]]> {{ 7*7 }} {% raw %} $x$ 另有4个 www.evil.example https://evil.example/ _斜_ ~~删~~\n"
    "- 5个"
)
MARKDOWN_TAGS = {
    *("h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("strong", "b", "blockquote", "a"),
}


def hostile() -> Document:
    odd = {
        "subject": "<b>|*`主体`*|</b>\u202e",
        "measure": "</td>|",
        "scope": "'\"><svg onload=alert(1)>",
        "speaker": "<i>某</i>",
    }
    claims = [claim(HOSTILE, figure, unit="<u>个|</u>", **odd) for figure in ("3个", "4个", "5个")]
    return document(
        HOSTILE,
        claims,
        name="<script>a</script>|`x`.txt",
        title="</title><script>alert(2)</script>",
        publisher="<b>",
        outlet="\u2067|",
        speakers=(("<x>", "|"),),
        address="javascript:alert(3)",
    )


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("hostile")
    store, home = Store(folder / "heshu.duckdb"), hostile()
    bad = relation(
        home, *((home, one) for one in home.claims), kind="<script>", verdict="inconsistent", severity="critical"
    )
    bad[0].formula = bad[0].explanation_zh = bad[0].explanation_en = bad[0].suggestion = (
        "<script>alert(4)</script>|**x**"
    )
    bad[0].waiver = "</span><script>|"
    store.save(home, [bad], "1")
    store.review(
        claim_id(version_id(home, "1"), home.claims[0]),
        Judgement.VERIFIED,
        "<script>|",
        'https://e.example/"><script>',
        "</li>|\n# x",
    )
    run = store.start_run()
    store.finish_run(run.id, state="failed", failures=[{"document": "<script>|", "error": "</ul>"}])
    return written(store, folder)


def test_markup_in_the_source_is_shown_and_never_taken_for_the_page_s_own(hostile_files: dict[str, str]) -> None:
    page = Page(hostile_files["report.html"])
    assert page.open == []
    assert [tag for tag, _ in page.tags if tag in {"script", "style", "title"}] == ["title", "style", "script"]
    assert not {"img", "svg", "textarea", "u", "x"} & {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script></style></textarea>" in page.text
    assert "{{ 7*7 }} {% raw %}" in page.text


def test_characters_that_turn_or_hide_text_are_named_in_their_place(hostile_files: dict[str, str]) -> None:
    for name in ("report.html", "report.md", "report.en.md"):
        assert not re.search(r"[\u202e\u2067\u0007]", hostile_files[name])
    assert "⟨U+202E⟩倒⟨U+0007⟩" in Page(hostile_files["report.html"]).text
    assert any(
        json.loads(line).get("subject", "").endswith("\u202e")
        for line in hostile_files["report.jsonl"].splitlines()
        if '"claim", "document"' in line
    )


def test_markup_in_the_source_is_text_in_markdown_too(hostile_files: dict[str, str]) -> None:
    for name in ("report.md", "report.en.md"):
        page = rendered(hostile_files[name])
        assert {tag for tag, _ in page.tags} <= MARKDOWN_TAGS
        assert all(
            len(re.findall(r"(?<!\\)\|", row)) == 7
            for row in hostile_files[name].splitlines()
            if re.match(r"\| \d", row)
        )
        assert (
            "<script>alert(1)</script></style></textarea><img src=x onerror=alert(1)> | 3个 | **粗** `码`" in page.text
        )
        assert page.values("href") == ["https://e.example/%22%3E%3Cscript%3E"]


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=60))
def test_any_text_in_markdown_shows_exactly_its_characters(text: str) -> None:
    markdown = as_markdown(text)
    shown = "甲" + re.sub(r"\s+", " ", text) + "乙"
    assert rendered(f"> 甲{markdown}乙").text.strip() == shown
    (cell,) = re.findall(
        r"<td>(.*?)</td>", MarkdownIt("commonmark").enable("table").render(f"|a|\n|---|\n|甲{markdown}乙|"), re.DOTALL
    )
    assert Page(cell).text == shown


@given(st.text(alphabet="-+=*#>1234.) |:`~_ 甲", min_size=1, max_size=8))
def test_no_text_starts_a_block_of_markdown(text: str) -> None:
    markdown = as_markdown(text)
    tags = [tag for tag, _ in rendered(f"> {markdown}").tags]
    assert tags in (["blockquote", "p"], ["blockquote"])
