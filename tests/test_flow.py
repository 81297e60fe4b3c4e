"""The main job end to end, on an engine of its own: what it stores, what it skips, how it takes what goes wrong."""

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checks import suite
from checks.relation import Verdict
from claims import RULES_VERSION, extract_document
from claims.documents import read
from claims.store import Store
from flows import intake
from flows.cli import main
from tests.planted import raise_where

pytestmark = pytest.mark.usefixtures("engine", "desk")

FITTING = "工作抓好三个方面：一是就业，二是住房，三是交通。\n"
CONTRADICTED = "全市举办讲座763余场。\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a folder of two documents."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "fitting.txt").write_text(FITTING, encoding="utf-8")
    (folder / "contradicted.txt").write_text(CONTRADICTED, encoding="utf-8")
    return folder


def run(*locations: str) -> Result:
    return CliRunner().invoke(main, ["run", *(locations or ["documents"]), "--store", "heshu.duckdb"])


def stored() -> Store:
    return Store(Path("heshu.duckdb").absolute())


def versions() -> dict[str, int]:
    store = stored()
    return {row.name: len(store.versions(row.id)) for row in store.documents()}


def test_a_run_stores_what_it_found_and_writes_its_report(desk: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "2 read: 2 new, 0 unchanged" in result.stdout
    assert "critical hedge documents/contradicted.txt:1:7 763" in result.stdout
    assert "2 checked: 1 inconsistent, 0 for review, 1 consistent" in result.stdout
    assert "report/report.html" in result.stdout
    assert result.stdout.splitlines()[-1].split(maxsplit=1) == ["next", "heshu ui --store heshu.duckdb"]
    store = stored()
    assert versions() == {"documents/contradicted.txt": 1, "documents/fitting.txt": 1}
    assert [view.row.type for view in store.findings()] == ["hedge"]
    assert store.claims()[1] == 2
    for name in ("report.html", "report.md", "report.jsonl", "data_docs/index.html"):
        assert (desk.parent / "report" / name).is_file()
    (finished,) = store.runs()
    assert (finished.state, finished.documents, finished.new_versions, finished.failures) == ("completed", 2, 2, [])
    assert (finished.claims, finished.relations) == (2, 2)


def test_a_document_in_traditional_characters_is_stored_with_its_findings(desk: Path) -> None:
    (desk / "traditional.txt").write_text("全市共有學校254間,其中國小100間、國中100間、高中60間。\n", encoding="utf-8")
    result = run("documents/traditional.txt")
    assert result.exit_code == 0, result.output
    relations = stored().findings(verdicts=None)
    assert relations
    assert {member.claim.unit for view in relations for member in view.members} == {"間"}


def test_progress_is_told_on_stderr_only() -> None:
    result = run()
    for stage in ("reading (2)", "extracting (2)", "checking", "judging", "storing (2)", "writing the report"):
        assert stage in result.stderr
        assert stage not in result.stdout


def test_a_second_run_finds_nothing_new_and_says_so(desk: Path) -> None:
    run()
    docs = desk.parent / "report" / "data_docs" / "index.html"
    written = docs.stat().st_mtime_ns
    result = run()
    assert result.exit_code == 0
    assert "2 read, nothing new" in result.stdout
    assert "judging" not in result.stderr
    assert versions() == {"documents/contradicted.txt": 1, "documents/fitting.txt": 1}
    assert stored().runs()[0].new_versions == 0
    assert docs.stat().st_mtime_ns == written


def test_only_a_changed_document_gets_a_new_version(desk: Path) -> None:
    run()
    (desk / "contradicted.txt").write_text("全市举办讲座763场。\n", encoding="utf-8")
    result = run()
    assert "2 read: 0 new, 1 judged anew, 1 unchanged" in result.stdout
    assert versions() == {"documents/contradicted.txt": 2, "documents/fitting.txt": 1}
    assert stored().findings() == []


def test_a_run_says_how_many_findings_it_does_not_show(desk: Path) -> None:
    (desk / "contradicted.txt").write_text(CONTRADICTED * 7, encoding="utf-8")
    result = run()
    assert result.stdout.count("critical hedge") == 5
    assert "\nand 2 more findings in the report\n" in result.stdout


def test_data_docs_that_were_removed_are_written_again(desk: Path) -> None:
    run()
    index = desk.parent / "report" / "data_docs" / "index.html"
    index.unlink()
    assert "nothing new" in run().stdout
    assert index.is_file()


def test_what_cannot_be_read_is_recorded_and_the_others_are_stored(desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    (desk / "program.txt").write_bytes(b"\x7fELF\x00\x01")
    (desk / "release.docx").write_bytes(b"PK")
    result = run("documents", "nowhere.txt")
    assert result.exit_code == 2
    assert "documents: release.docx not read" in result.stdout
    assert "2 read: 2 new, 0 unchanged, 3 failed" in result.stdout
    assert list(versions()) == ["documents/contradicted.txt", "documents/fitting.txt"]
    (finished,) = stored().runs()
    assert finished.state == "failed"
    messages = [failure["message"] for failure in finished.failures]
    assert [message.partition(":")[0] for message in messages] == [
        *("documents/empty.txt", "documents/program.txt", "nowhere.txt")
    ]
    for message in messages:
        assert message in result.stdout


def test_a_document_without_figures_is_stored_and_said(desk: Path) -> None:
    (desk / "words.txt").write_text("大学城环境优美。\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 0
    assert "no figures found in documents/words.txt" in result.stdout
    assert "documents/words.txt" in versions()


def test_where_nothing_is_named_and_nothing_stored_a_newcomer_is_told_what_to_do() -> None:
    nothing = CliRunner().invoke(main, ["run", "--store", "heshu.duckdb"])
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert nothing.stderr.startswith("heshu: nothing to read: name a file, a folder or an address")
    assert not Path("heshu.duckdb").exists()
    assert "next" not in run("nowhere.txt").stdout


def test_a_store_that_cannot_be_used_is_one_line() -> None:
    Path("heshu.duckdb").write_bytes(b"this is no database" * 1000)
    result = run()
    assert result.exit_code == 2
    assert "heshu.duckdb" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.output


def raise_on_763(rows: object) -> list[bool]:
    if any("763" in formula for formula in rows["formula"]):  # type: ignore[index]
        raise RuntimeError("planted")
    return [True] * len(rows)  # type: ignore[arg-type]


def test_an_expectation_that_raised_is_an_error_and_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as planted:
        planted.setitem(suite.RULES, Verdict.INCONSISTENT, raise_on_763)
        result = run()
    assert result.exit_code == 3
    assert "1 check could not judge" in result.stdout
    assert "hedge: the expectation raised planted" in result.stdout
    assert "critical" not in result.stdout
    assert list(versions()) == ["documents/fitting.txt"]
    assert stored().runs()[0].state == "failed"
    result = run()
    assert result.exit_code == 0
    assert "2 read: 1 new, 1 unchanged" in result.stdout
    assert [view.row.type for view in stored().findings()] == ["hedge"]


def test_claims_that_break_their_model_are_an_error_and_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(suite.RULES, "span_slices", lambda rows: ["763" not in text for text in rows["text"]])
    result = run()
    assert result.exit_code == 3
    assert "span_slices: extracted figures break this rule" in result.stdout
    assert list(versions()) == ["documents/fitting.txt"]


def test_a_check_that_raised_loses_no_other_document(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as planted:
        raise_where(planted, lambda documents: any("763" in document.text for document in documents))
        result = run()
    assert result.exit_code == 3
    assert "documents/contradicted.txt: a check raised ZeroDivisionError" in result.stdout
    assert list(versions()) == ["documents/fitting.txt"]


def test_a_check_that_raised_on_documents_together_is_told_and_they_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as planted:
        raise_where(planted, lambda documents: len(documents) > 1)
        result = run()
    assert result.exit_code == 3
    assert "documents together: a check raised ZeroDivisionError: planted" in result.stdout
    assert sorted(versions()) == ["documents/contradicted.txt", "documents/fitting.txt"]


LAST_YEAR = "泰安市2013年统计公报\n全年社会消费品零售总额110.6亿元。\n"
THIS_YEAR = "泰安市2014年统计公报\n全年社会消费品零售总额132.4亿元,增长11.6%。\n"


@pytest.mark.parametrize("order", [("last.txt", "this.txt"), ("this.txt", "last.txt")])
def test_a_run_holds_its_documents_against_those_in_the_store(tmp_path: Path, order: tuple[str, str]) -> None:
    (tmp_path / "last.txt").write_text(LAST_YEAR, encoding="utf-8")
    (tmp_path / "this.txt").write_text(THIS_YEAR, encoding="utf-8")
    first, second = (run(name) for name in order)
    assert "0 checked" in first.stdout
    assert "1 checked: 1 inconsistent" in second.stdout
    assert f"critical growth {order[1]}:2:" in second.stdout
    (finding,) = stored().findings()
    names = {row.id: row.name for row in stored().documents()}
    assert [(names[member.claim.document], member.claim.text, member.role) for member in finding.members] == [
        ("this.txt", "132.4亿元", "later"),
        ("this.txt", "11.6%", "rate"),
        ("last.txt", "110.6亿元", "earlier"),
    ]
    records = [json.loads(line) for line in Path("report/report.jsonl").read_text(encoding="utf-8").splitlines()]
    (relation,) = [record for record in records if record["record"] == "relation"]
    assert [member.get("document", relation["document"]) for member in relation["claims"]] == [
        *("this.txt", "this.txt", "last.txt")
    ]
    page = Path("report/report.html").read_text(encoding="utf-8")
    assert page.count("132.4亿元") > 1 < page.count("110.6亿元")


def test_documents_of_the_store_are_held_against_each_other_again(tmp_path: Path) -> None:
    (tmp_path / "last.txt").write_text(LAST_YEAR, encoding="utf-8")
    (tmp_path / "this.txt").write_text(THIS_YEAR, encoding="utf-8")
    stored().save_all([(extract_document(read(name)), []) for name in ("last.txt", "this.txt")], RULES_VERSION)
    assert "growth" not in run().stdout
    for _ in range(2):
        assert run("documents", "--again").exit_code == 0
        assert sorted(view.row.type for view in stored().findings()) == ["growth", "hedge"]


def test_the_result_is_an_artifact_of_the_engine() -> None:
    from prefect.artifacts import Artifact

    run()
    artifact = asyncio.run(Artifact.aget("heshu-result"))
    assert artifact is not None
    assert "| figures | 2 |" in str(artifact.data)
    assert "| critical | 1 |" in str(artifact.data)


def test_the_report_command_shows_what_is_stored() -> None:
    run()
    assert CliRunner().invoke(main, ["report", "--store", "heshu.duckdb", "--out", "elsewhere"]).exit_code == 0
    assert Path("elsewhere/report.html").is_file()
    printed = CliRunner().invoke(main, ["report", "--store", "heshu.duckdb", "--format", "jsonl"]).stdout
    assert all(json.loads(line) for line in printed.splitlines())


def test_claims_are_judged_from_the_terminal() -> None:
    run()
    store = ["--store", "heshu.duckdb"]
    listed = CliRunner().invoke(main, ["review", "list", *store])
    first = listed.stdout.splitlines()[0]
    assert first.split()[1:4] == ["critical", "unreviewed", "documents/contradicted.txt:1:7"]
    claim = first.split()[0]
    judge = ["review", "set", claim, "refuted", "--reviewer", "李", "--evidence", "http://example.org/a", *store]
    assert CliRunner().invoke(main, judge).exit_code == 0
    relisted = CliRunner().invoke(main, ["review", "list", "--judgement", "refuted", *store])
    assert [line.split()[0] for line in relisted.stdout.splitlines()] == [claim]
    unknown = CliRunner().invoke(main, ["review", "set", "zzzz", "refuted", "--reviewer", "李", *store])
    assert unknown.exit_code == 2
    assert "0 claims" in unknown.stderr


class Site(BaseHTTPRequestHandler):
    """A site whose pages fail as their names say."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        again = self.server.asked.count(self.path) > 2  # type: ignore[attr-defined]
        status = {"/missing.txt": 404, "/down.txt": 503, "/late.txt": 200 if again else 503}.get(self.path, 200)
        body = CONTRADICTED.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if self.path == "/page" else "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def test_addresses_are_fetched_and_tried_again(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "fetch_batch", intake.fetch_batch.with_options(retry_delay_seconds=0))
    root = f"http://127.0.0.1:{site.server_port}"
    names = ("good.txt", "late.txt", "missing.txt", "down.txt", "page")
    result = run(*(f"{root}/{name}" for name in names))
    assert result.exit_code == 2
    assert list(versions()) == [f"{root}/good.txt", f"{root}/late.txt"]
    asked = site.asked  # type: ignore[attr-defined]
    assert {name: asked.count(f"/{name}") for name in names} == {
        "good.txt": 1,
        "late.txt": 3,
        "missing.txt": 1,
        "down.txt": 4,
        "page": 1,
    }
    messages = {failure["message"].removeprefix(root) for failure in stored().runs()[0].failures}
    assert messages == {
        "/missing.txt: the server answered 404; check the address",
        "/down.txt: the server answered 503; try again later",
        "/page: text/html is not read, only plain text; save its text to a file",
    }


def test_figures_are_held_to_tables_and_rules_and_judged_anew_when_these_change(desk: Path) -> None:
    table, rules = desk.parent / "table.csv", desk.parent / "own.rules"
    (desk / "grain.txt").write_text("2023年全国粮食产量69541万吨，企业254家。\n", encoding="utf-8")
    given = ("--reference", str(table), "--rules", str(rules))
    table.write_text("indicator,scope,period,value,unit\n粮食产量,全国,2023,69551,万吨\n", encoding="utf-8")
    rules.write_text("企业 < 300 error: 太多\n企业 < 200 warning: 很多\n", encoding="utf-8")
    assert "3 new" in run("documents", *given).stdout
    found = {(view.row.type, view.row.verdict) for view in stored().findings(verdicts=None)}
    assert found >= {("reference", "inconsistent"), ("rule", "review"), ("rule", "consistent")}
    assert "table.csv第2行" in (desk.parent / "report" / "report.html").read_text(encoding="utf-8")
    assert "nothing new" in run("documents", *given).stdout
    table.write_text("indicator,scope,period,value,unit\n粮食产量,全国,2023,69541,万吨\n", encoding="utf-8")
    assert "0 new, 3 judged anew" in run("documents", *given).stdout
    assert ("reference", "consistent") in {(v.row.type, v.row.verdict) for v in stored().findings(verdicts=None)}


def test_tables_and_rules_of_the_seeds_are_taken_where_none_are_named(desk: Path) -> None:
    (desk / "grain.txt").write_text("2023年全国粮食产量69541万吨。\n", encoding="utf-8")
    for name in ("reference", "rules"):
        (desk.parent / "seeds" / name).mkdir(parents=True)
    table = "indicator,scope,period,value,unit\n粮食产量,全国,2023,69541,万吨\n"
    (desk.parent / "seeds" / "reference" / "grain.csv").write_text(table, encoding="utf-8")
    (desk.parent / "seeds" / "rules" / "own.rules").write_text("粮食产量 > 6亿吨 error: 太少\n", encoding="utf-8")
    run()
    assert {view.row.type for view in stored().findings(verdicts=None)} >= {"reference", "rule"}


def test_a_wrong_table_ends_the_run_before_anything_is_stored(desk: Path) -> None:
    (desk.parent / "table.csv").write_text("indicator,scope\n", encoding="utf-8")
    result = run("documents", "--reference", "table.csv")
    assert result.exit_code == 2
    assert "table.csv: row 1: no column period, value, unit" in result.stderr
    assert stored().documents() == []
    assert "row 1: no column" in stored().runs()[0].failures[0]["message"]


def test_a_wrong_rule_ends_the_run_before_anything_is_read(desk: Path) -> None:
    (desk.parent / "own.rules").write_text("企业 < 300 error: 太多\n招募人数 岗位数\n", encoding="utf-8")
    result = run("documents", "--rules", "own.rules")
    assert result.exit_code == 2
    assert "own.rules:2:6: " in result.stderr
    assert "reading" not in result.stderr
    assert (stored().documents(), stored().runs()[0].state) == ([], "failed")
