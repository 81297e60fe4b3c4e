"""A run lets stand what the waivers beside its documents cover, as the linter does, and says which did not apply."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checks import check, suite
from claims.documents import read
from claims.extract import extract_document
from claims.store import Store
from flows.cli import main
from tests.factories import ALSO_WRONG, ENTRY, WRONG

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG + ALSO_WRONG, encoding="utf-8")
    return tmp_path


def heshu(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def run(*arguments: str) -> Result:
    return heshu("run", *arguments, "--store", "heshu.duckdb")


def stored() -> Store:
    return Store(Path("heshu.duckdb").absolute())


def put(text: str, name: str = "heshu.waivers.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def standing() -> dict[str, str]:
    return {view.members[0].claim.text: view.standing for view in stored().findings()}


def test_a_run_agrees_with_the_linter_and_the_suite_and_writes_the_reason() -> None:
    put(ENTRY)
    result = run("a.txt")
    assert result.exit_code == 0, result.output
    assert "2 checked: 1 inconsistent, 0 for review, 0 consistent, 1 waived" in result.stdout
    assert "763" not in result.stdout
    assert standing() == {"763余场": "waived", "485余场": "critical"}
    linted = [json.loads(line) for line in heshu("check", "a.txt", "--format", "jsonl").stdout.splitlines()]
    documents = [extract_document(read("a.txt"))]
    judged = suite.judge(check(documents), documents, None)
    verdicts = [view.row.verdict for view in stored().findings(None)]
    assert [line["verdict"] for line in linted] == list(judged.verdicts) == verdicts == ["inconsistent"] * 2
    told = heshu("check", "a.txt").stdout
    assert (told.count(": waived "), told.count(": critical ")) == (1, 1)
    page = Path("report/report.html").read_text(encoding="utf-8")
    assert "1 处矛盾" in page
    assert "quoted as it was said" in page
    lines = [json.loads(line) for line in Path("report/report.jsonl").read_text(encoding="utf-8").splitlines()]
    waived = {line["claims"][0]["text"]: line["waived"] for line in lines if line["record"] == "relation"}
    place = {"reason": "quoted as it was said", "place": "heshu.waivers.toml:1", "until": None}
    assert waived == {"763余场": place, "485余场": None}


def test_waivers_are_read_anew_though_the_document_is_not(desk: Path) -> None:
    run("a.txt")
    assert standing() == {"763余场": "critical", "485余场": "critical"}
    put(ENTRY)
    result = run("a.txt")
    assert "1 read, nothing new" in result.stdout
    assert standing() == {"763余场": "waived", "485余场": "critical"}
    (desk / "heshu.waivers.toml").unlink()
    run("a.txt")
    assert standing() == {"763余场": "critical", "485余场": "critical"}
    (of,) = [view.row.id for view in stored().findings() if view.members[0].claim.text == "763余场"]
    assert [row.reason for row in stored().waivers(of)] == ["quoted as it was said", None]


def test_waivers_that_do_not_apply_are_told_as_the_linter_tells_them() -> None:
    put(ENTRY + ENTRY + ENTRY.replace("763", "485") + "until = 2020-12-31\n" + ENTRY.replace("a.txt", "gone.txt"))
    linted = re.findall("heshu.waivers.toml:.*", heshu("check", "a.txt").stderr)
    told = [line for line in run("a.txt").stdout.splitlines() if line.startswith("heshu.waivers.toml:")]
    assert told == linted
    assert [re.sub(r"/.*/", "", line) for line in told] == [
        "heshu.waivers.toml:6: warning: unused: no such finding; remove it",
        "heshu.waivers.toml:11: warning: expired after 2020-12-31; renew or remove it",
        "heshu.waivers.toml:17: warning: no such document: gone.txt; mend the path or remove it",
    ]


def test_a_waiver_that_has_expired_is_told_beside_the_finding_that_is_open_again() -> None:
    put(ENTRY + "until = 2020-12-31\n")
    result = run("a.txt")
    assert "2 checked: 2 inconsistent, 0 for review, 0 consistent\n" in result.stdout
    assert standing() == {"763余场": "critical", "485余场": "critical"}
    lines = [json.loads(line) for line in Path("report/report.jsonl").read_text(encoding="utf-8").splitlines()]
    lapsed = {line["claims"][0]["text"]: line["lapsed"] for line in lines if line["record"] == "relation"}
    place = {"reason": "quoted as it was said", "place": "heshu.waivers.toml:1", "until": "2020-12-31"}
    assert lapsed == {"763余场": place, "485余场": None}
    put(ENTRY + "until = 2020-12-31\n" + ENTRY)
    run("a.txt")
    assert standing() == {"763余场": "waived", "485余场": "critical"}


WRONG_FILE = ENTRY.replace("hedge", "hedges")


def test_a_file_that_is_wrong_is_told_and_stops_no_document(desk: Path) -> None:
    for name in ("one", "two"):
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text(WRONG, encoding="utf-8")
    put(WRONG_FILE, "one/heshu.waivers.toml")
    put(ENTRY, "two/heshu.waivers.toml")
    result = run("one", "two")
    assert result.exit_code == 2
    assert "failed one/heshu.waivers.toml:3: unknown check hedges; known are agree" in result.stdout
    assert "waivers    1 file could not be read" in result.stdout
    assert "2 read: 2 new, 0 unchanged\n" in result.stdout
    names = {row.id: row.name for row in stored().documents()}
    states = {names[view.members[0].claim.document]: view.standing for view in stored().findings()}
    assert states == {"one/a.txt": "critical", "two/a.txt": "waived"}
    (finished,) = stored().runs()
    assert finished.state == "failed"
    assert [failure["message"].partition(" known")[0] for failure in finished.failures] == [
        "one/heshu.waivers.toml:3: unknown check hedges;"
    ]
    assert "one/heshu.waivers.toml:3" in Path("report/report.md").read_text(encoding="utf-8")


def test_what_a_file_let_stand_stands_until_it_is_mended() -> None:
    put(ENTRY)
    run("a.txt")
    put(WRONG_FILE)
    assert run("a.txt").exit_code == 2
    assert standing() == {"763余场": "waived", "485余场": "critical"}
    put(ENTRY.replace("763", "485"))
    assert run("a.txt").exit_code == 0
    assert standing() == {"763余场": "critical", "485余场": "waived"}


def test_a_named_file_that_is_missing_is_told_and_the_run_goes_on() -> None:
    result = run("a.txt", "--waivers", "none.toml")
    assert (result.exit_code, len(stored().documents())) == (2, 1)
    assert "failed none.toml: no such file; check the path" in result.stdout


def test_the_waivers_of_documents_that_a_run_does_not_read_stay_as_they_are(desk: Path) -> None:
    for name in ("one", "two"):
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text(WRONG, encoding="utf-8")
        put(ENTRY, f"{name}/heshu.waivers.toml")
    run("one", "two")
    run("two", "--waivers", "one/heshu.waivers.toml")
    found = {view.row.id: view for view in stored().findings()}
    names = {row.id: row.name for row in stored().documents()}
    states = {names[view.members[0].claim.document]: view.standing for view in found.values()}
    assert states == {"one/a.txt": "waived", "two/a.txt": "critical"}


def test_a_finding_between_two_documents_is_let_stand_from_either_side(desk: Path) -> None:
    for name, value in (("one", "123.4"), ("two", "132.4")):
        (desk / name).mkdir()
        text = f"2014年,泰安市社会消费品零售总额{value}亿元。\n"
        (desk / name / f"{name}.txt").write_text(text, encoding="utf-8")
    put(
        '[[waiver]]\ndocument = "one.txt"\ncheck = "agree"\nfigures = ["123.4亿元", "132.4亿元"]\nreason = "修订数"\n',
        "one/heshu.waivers.toml",
    )
    run("one")
    assert "unused" not in run("two").stdout
    run("one")
    assert [view.standing for view in stored().findings()] == ["waived"]
    run("two")
    assert [view.standing for view in stored().findings()] == ["waived"]
    ended = Path("one/heshu.waivers.toml").read_text(encoding="utf-8") + "until = 2020-12-31\n"
    put(ended, "one/heshu.waivers.toml")
    run("one")
    run("two")
    assert [view.lapsed is not None for view in stored().findings()] == [True]
