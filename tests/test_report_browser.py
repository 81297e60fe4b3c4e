import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from claims.store import Store
from flows import report
from tests.factories import relation
from tests.reports import store_of
from tests.test_report_hostile import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "odd").mkdir()
    odd, home = Store(folder / "odd" / "heshu.duckdb"), hostile()
    odd.save(home, [relation(home, (home, home.claims[0]), verdict="review", severity="warning")], "1")
    written = {"plain": report.write(store_of(folder), folder / "plain"), "odd": report.write(odd, folder / "odd")}
    return {name: paths[0].as_uri() for name, paths in written.items()}


def opened(browser: Browser, address: str, width: int = 1280, **options: object) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


def test_the_switch_turns_the_page_into_the_other_language_and_back(browser: Browser, pages: dict[str, str]) -> None:
    page = opened(browser, pages["plain"])
    line = page.locator(".bottom-line")
    assert line.inner_text() == "1 处矛盾，1 处待人工核对；另有 1 处核对相符。"
    page.click("#language")
    assert line.inner_text() == "1 contradiction, 1 for review; 1 more relation fits."
    assert page.title() == "青年发展新闻发布会 · Consistency report"
    assert page.locator("#t2").inner_text() == "34.6万名"
    page.click("#language")
    assert line.inner_text().startswith("1 处矛盾")


def test_without_scripts_the_chosen_language_shows_and_nothing_waits_for_one(
    browser: Browser, pages: dict[str, str]
) -> None:
    page = opened(browser, pages["plain"], java_script_enabled=False)
    assert page.locator(".bottom-line").inner_text().startswith("1 处矛盾")
    assert not page.locator("#language").is_visible()
    assert not page.locator(".tools").is_visible()


def test_the_table_is_filtered_by_state_and_words_and_sorted_by_value(browser: Browser, pages: dict[str, str]) -> None:
    page = opened(browser, pages["plain"])
    shown = page.locator("tbody tr:visible td.q")
    page.click("[data-show=review]")
    assert shown.all_inner_texts() == ["34.6万名", "30余万名"]
    page.click('[data-show=""]')
    page.fill(".tools input", "高校")
    assert shown.all_inner_texts() == ["21所", "21所"]
    page.fill(".tools input", "")
    page.click("th[data-sort=v] [role=button]")
    assert shown.all_inner_texts() == ["21所", "21所", "763余场", "30余万名", "34.6万名", "几支"]
    page.press("th[data-sort=v] [role=button]", "Enter")
    assert shown.all_inner_texts() == ["34.6万名", "30余万名", "763余场", "21所", "21所", "几支"]


@pytest.mark.parametrize("name", ["plain", "odd"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_never_scrolls_sideways(browser: Browser, pages: dict[str, str], name: str, language: str) -> None:
    page = opened(browser, pages[name], width=360)
    if language == "en":
        page.click("#language")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("tbody tr td.v").first.is_visible()


def test_the_page_asks_for_nothing_and_runs_nothing_of_the_source(browser: Browser, pages: dict[str, str]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    alerts: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(pages["odd"])
    page.click("#language")
    assert asked == [pages["odd"]]
    assert alerts == []


def test_on_paper_the_folded_parts_are_open_and_the_tools_are_gone(
    browser: Browser, pages: dict[str, str], tmp_path: Path
) -> None:
    page = opened(browser, pages["plain"])
    assert not page.locator("#r1").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator("#r1").bounding_box()["height"] > 0  # type: ignore[index]
    printed = tmp_path / "report.pdf"
    page.pdf(path=printed)
    assert printed.read_bytes().startswith(b"%PDF")
