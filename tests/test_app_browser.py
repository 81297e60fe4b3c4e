"""The app in a real browser, on the press conference that stands in the seeds."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from checks import check
from claims import RULES_VERSION, extract_document
from claims.documents import read
from claims.store import Store, version_id
from flows.rows import Judged, rows_by_document
from tests.factories import claim, document

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "documents" / "jinzhong.txt"
CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 30_000


@pytest.fixture(scope="module")
def chromium() -> str:
    if not CHROMIUM.exists():
        reason = f"no browser at {CHROMIUM}; install the package chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return str(CHROMIUM)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the app over this store; the server and its children are gone afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "ui" / "app.py")]
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    server = subprocess.Popen(
        [*command, *options, "--", "--store", str(store)],
        cwd=store.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        await_answer(f"{address}/_stcore/health", server)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate(timeout=10)


def await_answer(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(address, timeout=1):  # noqa: S310 - an address on this machine, made above
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the app did not start: {server.communicate(timeout=10)[0].decode()[-2000:] if server.poll() else ''}")


@contextmanager
def page_at(address: str, chromium: str, requested: list[str] | None = None) -> Iterator[Page]:
    """The page, loaded; the addresses that it asks for are added to `requested`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: None if requested is None else requested.append(request.url))
        page.goto(address)
        yield page
        browser.close()


def settled(page: Page) -> None:
    """The page is drawn and takes keys."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the press conference, its claims and its relations, as the main job writes it."""
    location = tmp_path_factory.mktemp("store") / "heshu.duckdb"
    home = extract_document(read(SEED))
    judged = [Judged(relation, relation.verdict) for relation in check([home])]
    rows = rows_by_document({home.name: version_id(home, RULES_VERSION)}, [home.name], judged)
    Store(location).save(home, rows[home.name], RULES_VERSION)
    return location


@pytest.fixture(scope="module")
def app(seed: Path) -> Iterator[str]:
    with served(seed) as address:
        yield address


def test_a_claim_of_the_seed_is_opened_in_the_text_marked_verified_and_found_in_the_store(
    seed: Path, app: str, chromium: str
) -> None:
    requested: list[str] = []
    with page_at(f"{app}/document", chromium, requested) as page:
        page.locator("#text mark", has_text="763余场").click()
        expect(page.locator(".hs-figure")).to_have_text("763余场", timeout=PATIENCE)
        page.get_by_placeholder("核查人").fill("李核")
        page.get_by_placeholder("备注").fill("对照了活动名册")
        page.get_by_role("button", name="属实").first.click()
        expect(page.locator(".hs-outcome.stored")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("#text mark", has_text="763余场")).to_have_attribute(
            "data-judgement", "verified", timeout=PATIENCE
        )
    (stored,) = Store(seed).reviews()
    (claimed,) = Store(seed).claims(judgement="verified")[0]
    assert (stored.judgement, stored.reviewer, stored.note) == ("verified", "李核", "对照了活动名册")
    assert claimed.row.text == "763余场"
    assert {urlsplit(url).hostname for url in requested if url.startswith("http")} == {"127.0.0.1"}


def test_triage_needs_only_the_keyboard(seed: Path, app: str, chromium: str) -> None:
    with page_at(app, chromium) as page:
        opened = page.locator(".hs-figure").inner_text()
        page.locator("button.row").nth(1).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hs-figure")).not_to_have_text(opened, timeout=PATIENCE)
        settled(page)
        page.get_by_placeholder("核查人").fill("王核")
        page.get_by_placeholder("核查人").press("Enter")
        page.locator(".hs-figure").click()
        settled(page)
        page.keyboard.press("2")
        expect(page.locator(".hs-outcome.stored")).to_contain_text("不属实", timeout=PATIENCE)
        first = page.locator(".hs-figure").inner_text()
        page.keyboard.press("n")
        expect(page.locator(".hs-figure")).not_to_have_text(first, timeout=PATIENCE)
        settled(page)
        page.keyboard.press("5")
        expect(page.locator(".hs-outcome.stored")).to_contain_text("无法核查", timeout=PATIENCE)
    mine = [review for review in Store(seed).reviews() if review.reviewer == "王核"]
    assert [review.judgement for review in mine] == ["refuted", "not_checkable"]
    assert len({review.claim for review in mine}) == 2


def test_on_a_phone_an_opened_figure_takes_the_place_of_the_list_and_its_filters(app: str, chromium: str) -> None:
    with page_at(app, chromium) as page:
        page.set_viewport_size({"width": 375, "height": 800})
        row = page.locator("button.row").first
        expect(row.locator(".suggestion")).to_have_text("建议：把 763余场 改为 763场（第 7 段）", timeout=PATIENCE)
        expect(page.get_by_placeholder("搜索")).to_be_visible()
        row.click()
        expect(page.locator(".hs-figure")).to_be_in_viewport(timeout=PATIENCE)
        expect(page.get_by_placeholder("搜索")).to_be_hidden()
        expect(page.locator(".hs-relation.critical")).to_be_in_viewport(ratio=1)
        page.get_by_role("button", name="返回").click()
        expect(page.get_by_placeholder("搜索")).to_be_visible(timeout=PATIENCE)


def test_in_the_window_of_a_laptop_the_finding_and_the_buttons_that_judge_are_in_view(app: str, chromium: str) -> None:
    with page_at(app, chromium) as page:
        page.set_viewport_size({"width": 1366, "height": 680})
        page.locator("button.row").first.click()
        expect(page.locator(".hs-figure")).to_have_text("763余场", timeout=PATIENCE)
        settled(page)
        expect(page.locator(".hs-relation.critical header + p")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="无法核查").last).to_be_in_viewport(ratio=1)


def test_a_key_draws_no_frame_around_the_page(app: str, chromium: str) -> None:
    with page_at(app, chromium) as page:
        page.mouse.click(1000, 260)
        page.keyboard.press("j")
        settled(page)
        around = "getComputedStyle(document.querySelector('.stMain'), '::before').boxShadow"
        assert page.evaluate("document.activeElement.matches('.stMain:focus-visible')")
        page.wait_for_function(f"{around} === 'none'", timeout=PATIENCE)


def test_on_a_phone_the_reasons_of_failures_are_told_across_the_page(tmp_path: Path, chromium: str) -> None:
    location, text = tmp_path / "heshu.duckdb", "收到意见7条。"
    store = Store(location)
    store.save(document(text, [claim(text, "7条")]), [], "1")
    failed = [{"message": "草稿/第一季度工作总结.txt: empty; fill it or leave it out"}]
    store.finish_run(store.start_run().id, state="failed", failures=failed)
    with served(location) as address, page_at(f"{address}/report", chromium) as page:
        page.set_viewport_size({"width": 375, "height": 1200})
        told = page.locator(".stTable tbody td").last
        expect(told).to_contain_text("文件是空的", timeout=PATIENCE)
        expect(told).to_be_in_viewport(ratio=1)
        box = told.bounding_box()
        assert box is not None
        assert box["width"] > 300


def test_hostile_text_is_shown_and_never_run(tmp_path: Path, chromium: str) -> None:
    text = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>收到[意见](javascript:window.hit=1)7条$x$。"
    home = document(text, [claim(text, "7条", subject="<b onclick='window.hit=1'>意见</b>")], title="<i>题</i>")
    location = tmp_path / "heshu.duckdb"
    Store(location).save(home, [], "1")
    with served(location) as address, page_at(f"{address}/document", chromium) as page:
        mark = page.locator("mark")
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hs-sentence")).to_contain_text("<script>window.hit=1</script>", timeout=PATIENCE)
        expect(page.locator(".hs-about")).to_have_text("<b onclick='window.hit=1'>意见</b>")
        expect(page.locator("#text")).to_have_text(text, timeout=PATIENCE)
        assert page.evaluate("window.hit") is None
