"""`heshu extract`, `check` and `explain` as a user meets them: what they print where, and what they end with."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.cli_store import app_command
from tests.planted import raise_where

HESHU = Path(sys.executable).with_name("heshu")
CONTRADICTED = "全市举办讲座763余场。\n"
FITTING = "工作抓好三个方面：一是就业，二是住房，三是交通。\n"
HEAVY = ("prefect", "great_expectations", "pandas", "sqlmodel", "sqlalchemy", "streamlit", "duckdb")


def heshu(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def objects(output: str) -> list[dict]:
    return [json.loads(line, parse_float=Decimal) for line in output.splitlines()]


def test_extract_prints_one_object_a_claim_with_every_field(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "去年，全市新增就业岗位近2万个，占比1.5%。\n")
    result = heshu("extract", path, "--format", "jsonl")
    first, second = objects(result.stdout)
    assert list(first) == [
        *("document", "kind", "start", "end", "text", "low", "high", "hedge", "unit", "dimension", "subject"),
        *("measure", "scope", "period", "status", "cumulative", "lower", "upper", "step", "indicator"),
        *("period_start", "period_end", "speaker", "sentence", "rules"),
    ]
    assert first["document"] == str(path)
    assert (first["text"], first["low"], first["high"], first["hedge"]) == ("近2万个", 20000, 20000, "below")
    assert (second["text"], second["low"], second["upper"]) == ("1.5%", Decimal("1.5"), Decimal("1.55"))
    assert first["sentence"].startswith("去年，全市新增就业岗位近2万个")
    assert (result.exit_code, result.stderr) == (0, "")


def test_extract_as_text_gives_place_words_and_reading(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "标题\n全市入驻企业254家。\n")
    assert heshu("extract", path).stdout.startswith(f"{path}:2:7: 254家: 254家 ")


def test_documents_are_named_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder" / "below").mkdir(parents=True)
    for name in ("b.txt", "below/c.md", "skipped.toml"):
        put(tmp_path / "folder", name, FITTING if name != "skipped.toml" else "")
    put(tmp_path, "a.txt", FITTING)
    monkeypatch.chdir(tmp_path)
    found = objects(heshu("extract", "./a.txt", "folder", "a.txt", "--format", "jsonl").stdout)
    assert list(dict.fromkeys(claim["document"] for claim in found)) == ["./a.txt", "folder/b.txt", "folder/below/c.md"]


def test_check_is_clean_where_figures_fit(tmp_path: Path) -> None:
    result = heshu("check", put(tmp_path, "a.txt", FITTING))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 findings" in result.stderr


def test_check_prints_findings_like_a_compiler(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"标题\n\t{CONTRADICTED}")
    result = heshu("check", path)
    place, formula, suggestion, sentence, carets = result.stdout.splitlines()
    assert place.startswith(f"{path}:2:8: critical hedge 763 ")
    assert formula == "    763 < n < 764"
    assert suggestion == "    suggestion: write 763场 for 763余场"
    assert sentence == "    全市举办讲座763余场。"
    assert carets == " " * (4 + 12) + "^" * 7
    assert result.stderr == "heshu: 1 document, 1 figure, 1 relation, 1 finding (1 inconsistent, 0 for review)\n"
    assert result.exit_code == 1


def test_check_speaks_chinese_when_asked(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", CONTRADICTED)
    english, chinese = heshu("check", path).stdout, heshu("check", path, "--language", "zh").stdout
    assert english.splitlines()[0] != chinese.splitlines()[0]
    assert any(
        "\u4e00" <= sign <= "\u9fff" for sign in chinese.splitlines()[0].partition(" hedge ")[2].replace("余", "")
    )


def test_check_as_jsonl_prints_every_relation_with_its_claims(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", FITTING + CONTRADICTED)
    result = heshu("check", path, "--format", "jsonl")
    found = objects(result.stdout)
    assert {(line["type"], line["verdict"]) for line in found} == {("list", "consistent"), ("hedge", "inconsistent")}
    hedge = next(line for line in found if line["type"] == "hedge")
    assert list(hedge) == [
        *("document", "type", "verdict", "severity", "formula", "explanation", "explanation_en"),
        *("suggestion", "suggestion_for", "waiver", "claims"),
    ]
    assert hedge["suggestion_for"] == hedge["claims"][0]
    text = path.read_text()
    for claim in hedge["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert "document" not in claim
    assert result.exit_code == 1


def test_check_holds_figures_to_a_table_and_to_rules(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "2023年全国粮食产量69541万吨。\n")
    table = put(tmp_path, "table.csv", "indicator,scope,period,value,unit\n粮食产量,全国,2023,69551,万吨\n")
    rules = put(tmp_path, "own.rules", "粮食产量 > 7亿吨\n  warning: 太少。\n失业率 < 5.5%\n  error: 太高。\n")
    result = heshu("check", path, "--reference", table, "--rules", rules)
    assert f"{path}:1:12: critical reference " in result.stdout
    assert f"({table}, row 2)" in result.stdout
    assert "suggestion: write 69551万吨 for 69541万吨" in result.stdout
    assert f"{path}:1:12: warning rule 太少。" in result.stdout
    assert f"{rules}:3: no figures matched 失业率 < 5.5%" in result.stderr
    assert f"{rules}:1: no figures" not in result.stderr
    assert result.exit_code == 1


def test_a_mistake_in_a_rule_is_shown_where_it_stands(tmp_path: Path) -> None:
    rules = put(tmp_path, "own.rules", "招募人数 岗位数\n  error: x\n")
    result = heshu("check", put(tmp_path, "a.txt", FITTING), "--rules", rules)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"heshu: {rules}:1:6: ")
    assert result.stderr.splitlines()[-1].endswith("^")


UNREADABLE = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "white space"),
    "binary.txt": (b"\x7fELF\x00\x01\x02" * 50, "program"),
    "shift_jis.txt": ("今年の売上は三百万円でした。日本語の文章です。".encode("shift_jis"), "UTF-8"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
}


@pytest.mark.parametrize("command", ["extract", "check"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_a_document_that_cannot_be_read_is_named_and_the_others_are_done(
    command: str, name: str, tmp_path: Path
) -> None:
    content, why = UNREADABLE[name]
    if content is not None:
        put(tmp_path, name, content)
    good = put(tmp_path, "good.txt", CONTRADICTED)
    result = heshu(command, tmp_path / name, good, "--format", "jsonl")
    messages = [line for line in result.stderr.splitlines() if name in line]
    assert len(messages) == 1
    assert why in messages[0]
    assert [line["document"] for line in objects(result.stdout)] == [str(good)]
    assert result.exit_code == 2


def test_gb18030_is_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", (FITTING * 5).encode("gb18030"))
    assert len(objects(heshu("extract", path, "--format", "jsonl").stdout)) == 5


def test_a_document_without_figures_is_said_and_is_no_failure(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "大学城环境优美，交通便利。\n")
    for command in ("extract", "check"):
        result = heshu(command, path)
        assert (result.exit_code, result.stdout) == (0, "")
        assert f"no figures found in {path}" in result.stderr


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    result = heshu("check", tmp_path)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


def test_what_a_folder_has_in_other_formats_is_said_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("入驻企业254家。", encoding="utf-8")
    (tmp_path / "release.docx").write_bytes(b"PK")
    result = heshu("check", tmp_path)
    assert result.exit_code == 0
    assert f"{tmp_path}: release.docx not read" in result.stderr


def test_a_large_document_is_read_whole(tmp_path: Path) -> None:
    sentence = "全市入驻企业254家。"
    filler = "园区环境优美，配套齐全，交通便利。" * 40 + "\n"
    text = (sentence + filler) * (4_000_000 // len((sentence + filler).encode()) + 1)
    path = put(tmp_path, "large.txt", text)
    assert path.stat().st_size > 4_000_000
    result = heshu("extract", path, "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == text.count("254家")


def test_several_processes_print_what_one_does(tmp_path: Path) -> None:
    for number in range(7):
        put(tmp_path, f"{number}.txt", f"全市入驻企业{number + 3}家。{CONTRADICTED}" if number != 4 else b"")
    for command in ("extract", "check"):
        one, two = (heshu(command, tmp_path, "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
        assert (one.stdout, one.exit_code, said(one)) == (two.stdout, two.exit_code, said(two))
        assert one.exit_code == 2


def said(result: Result) -> list[str]:
    """What a command said on its error stream, without the progress that only a slow machine shows."""
    return [line for line in result.stderr.splitlines() if not re.match(r"heshu: read \d+ of \d+$", line)]


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["extract", "a.txt"], ["check", "a.txt"], ["explain", "入驻企业254家"]],
    ids=lambda a: a[0],
)
def test_the_light_commands_import_no_heavy_library(arguments: list[str], tmp_path: Path) -> None:
    put(tmp_path, "a.txt", CONTRADICTED)
    program = (
        "import sys\nfrom flows.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_explain_names_what_was_read() -> None:
    result = heshu("explain", "入驻企业254家")
    assert result.exit_code == 0
    assert "254" in result.stdout


def test_explain_says_that_it_takes_words_where_it_is_given_a_file(tmp_path: Path) -> None:
    path = put(tmp_path, "report.txt", "全市有企业254家。\n")
    ended = heshu("explain", path)
    assert ended.exit_code == 2
    assert ended.stderr == f"heshu: {path}: a file; explain takes the words themselves, `heshu extract` reads files\n"
    assert heshu("explain", "企业" * 5000 + "254家").exit_code == 0


def test_findings_are_printed_in_the_order_of_the_text(tmp_path: Path) -> None:
    path = put(
        tmp_path, "report.txt", "累计举办讲座763余场。\n评委共有三类:学者、演员、编剧、导演。\n累计演出431余场。\n"
    )
    told = [line for line in heshu("check", path).stdout.splitlines() if line.startswith(str(path))]
    assert [line.removeprefix(f"{path}:").split()[0] for line in told] == ["1:7:", "2:5:", "3:5:"]


def test_a_closed_pipe_ends_the_command_quietly(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", FITTING * 5000)
    for command in ("extract", "check"):
        process = subprocess.Popen(
            [HESHU, command, path, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().decode() == ""
        assert process.wait() == 141


def test_output_is_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", CONTRADICTED)
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([HESHU, "check", "a.txt"], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert "763余场" in done.stdout.decode("utf-8")


def test_an_error_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    result = heshu("report", "--store", tmp_path / "none.duckdb")
    assert result.exit_code == 2
    assert result.stderr.startswith("heshu: ")
    assert result.stderr.count("\n") == 1


def test_every_command_documents_itself() -> None:
    top = heshu("--help").stdout
    for name, command in main.commands.items():
        assert name in top
        assert command.help
        assert heshu(name, "--help").exit_code == 0
    assert "2 where a document could not be read" in " ".join(heshu("run", "--help").stdout.split())
    assert "3 where a check or an expectation raised" in " ".join(heshu("run", "--help").stdout.split())


@pytest.mark.parametrize("shown", [["--headless"], []], ids=["headless", "for someone new who opens it"])
def test_ui_starts_the_app_on_the_port_and_ends_with_it(tmp_path: Path, shown: list[str]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    options = [*shown, "--port", str(port), "--store", str(tmp_path / "heshu.duckdb")]
    newcomer = {**os.environ, "HOME": str(tmp_path), "BROWSER": "true"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    process = subprocess.Popen([HESHU, "ui", *options], env=newcomer, **pipes)
    healthy = False
    deadline = time.monotonic() + 60
    while not healthy and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.2)
        with suppress(httpx.HTTPError):
            healthy = httpx.get(f"http://127.0.0.1:{port}/_stcore/health").text == "ok"
    process.terminate()
    assert process.wait(30) is not None
    assert healthy, process.stdout and process.stdout.read()
    with socket.socket() as client:
        assert client.connect_ex(("127.0.0.1", port)) != 0


def test_version_is_the_package_s() -> None:
    assert heshu("--version").stdout.startswith("heshu, version ")


def test_figures_of_two_files_are_held_against_each_other(tmp_path: Path) -> None:
    last = put(tmp_path, "last.txt", "泰安市2013年统计公报\n全年社会消费品零售总额110.6亿元。\n")
    this = put(tmp_path, "this.txt", "泰安市2014年统计公报\n全年社会消费品零售总额132.4亿元,增长11.6%。\n")
    (relation,) = objects(heshu("check", last, this, "--format", "jsonl").stdout)
    assert (relation["document"], relation["type"], relation["verdict"]) == (str(this), "growth", "inconsistent")
    assert [claim.get("document") for claim in relation["claims"]] == [None, None, str(last)]
    assert relation["suggestion"] == "123.4亿元"
    assert relation["suggestion_for"] == relation["claims"][0]
    shown = heshu("check", last, this).stdout
    assert f"{this}:2:12: critical growth" in shown
    assert f"{last}:2:12: note: earlier 110.6亿元" in shown
    assert heshu("check", this).exit_code == 0


def test_an_address_is_told_from_a_file_that_is_missing() -> None:
    result = heshu("check", "https://example.org/a.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        "heshu: https://example.org/a.txt: an address; save its text to a file, or use heshu run\n"
        "heshu: 0 documents, 0 figures, 0 relations, 0 findings, 1 not read\n"
    )


def test_checks_that_are_all_left_out_are_an_error_and_no_clean_bill(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市举办讲座763余场。\n", encoding="utf-8")
    result = heshu("check", str(tmp_path / "a.txt"), "--select", "hedge", "--ignore", "hedge")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "heshu: --ignore: no check is left; ignore fewer or select others\n"


def test_each_row_of_a_table_that_is_wrong_is_told_on_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("粮食产量1万吨。\n", encoding="utf-8")
    table = tmp_path / "t.csv"
    table.write_text("指标,地区,时期,数值,单位\n甲,全国,2023,x,亿元\n甲,全国,去年,1,亿元\n", encoding="utf-8")
    result = heshu("check", str(tmp_path / "a.txt"), "--reference", str(table))
    assert [line[: len(f"heshu: {table}: row 2, column value")] for line in result.stderr.splitlines()] == [
        f"heshu: {table}: row 2, column value",
        f"heshu: {table}: row 3, column perio",
    ]


@pytest.mark.parametrize(
    ("store", "report", "command"),
    [
        (None, "report", "heshu ui"),
        ("a b.duckdb", "report", "heshu ui --store 'a b.duckdb'"),
        (None, "out", "heshu ui --report out"),
        (
            "postgresql+psycopg://desk:secret@host/name",
            "report",
            "heshu ui --store postgresql+psycopg://desk@host/name",
        ),
    ],
)
def test_a_run_ends_with_the_command_that_shows_what_it_stored(store: str | None, report: str, command: str) -> None:
    assert app_command(store, report) == command


def test_a_check_that_raised_is_told_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_where(monkeypatch, lambda documents: any("场" in document.text for document in documents))
    broken = put(tmp_path, "a.txt", CONTRADICTED)
    wrong = put(tmp_path, "b.txt", "由12家增加到15家，增加5家。\n")
    result = heshu("check", broken, wrong)
    assert result.exit_code == 2
    assert f"{broken}: a check raised ZeroDivisionError: planted; not checked; report it as a bug" in result.stderr
    assert f"{wrong}:1:" in result.stdout


def test_a_check_that_raised_on_documents_together_leaves_each_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_where(monkeypatch, lambda documents: len(documents) > 1)
    fitting = put(tmp_path, "a.txt", FITTING)
    wrong = put(tmp_path, "b.txt", "由12家增加到15家，增加5家。\n")
    result = heshu("check", fitting, wrong)
    assert result.exit_code == 2
    assert "each document was checked by itself" in result.stderr
    assert f"{wrong}:1:" in result.stdout
