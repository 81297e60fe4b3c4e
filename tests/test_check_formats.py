"""What `heshu check` prints for programs and code hosts, which checks it tells of, and what its colours depend on."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from checks import CHECKS
from flows.cli import main

HESHU = Path(sys.executable).with_name("heshu")
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "documents" / "jinzhong.txt"
HEDGED = "全市举办讲座763余场。\n"
SHORT = "全年接收患者8例,2例来自甲县,其余7例来自乙县。\n"
WAIVER = '[[waiver]]\ndocument = "a.txt"\ncheck = "hedge"\nfigures = ["763余场"]\nreason = "so said"\n'


def heshu(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def put(folder: Path, text: str, name: str = "a.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def sarif(*arguments: object) -> dict:
    """The run of a log that is valid."""
    result = heshu("check", *arguments, "--format", "sarif")
    log = json.loads(result.stdout)
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_tells_a_finding_with_its_place_rule_and_fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "标题\n\t" + HEDGED, name="年报 1.txt")
    run = sarif("./年报 1.txt")
    (result,) = run["results"]
    uri = "%E5%B9%B4%E6%8A%A5%201.txt"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"] == [{"location": {"uri": uri}, "encoding": "utf-8", "roles": ["analysisTarget"]}]
    assert (result["ruleId"], result["level"], result["suppressions"]) == ("hedge", "error", [])
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "hedge"
    place = result["locations"][0]["physicalLocation"]
    region = {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13, "charOffset": 10, "charLength": 5}
    assert place["artifactLocation"] == {"uri": uri, "index": 0}
    assert place["region"] == region | {"snippet": {"text": "763余场"}}
    assert HEDGED.strip() in place["contextRegion"]["snippet"]["text"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": place["region"], "insertedContent": {"text": "763场"}}]


def test_sarif_offsets_cut_the_text_as_read_whatever_the_line_ends_and_the_encoding(tmp_path: Path) -> None:
    text = "标题🙂\r\n第二行\r\n" + SHORT + "尾"
    for encoding, named in (("utf-8-sig", "utf-8"), ("gb18030", "gb18030"), ("utf-16", "utf-16")):
        path = put(tmp_path, text, encoding=encoding)
        run = sarif(path)
        assert run["artifacts"][0]["location"]["uri"] == path.as_uri()
        assert run["artifacts"][0]["encoding"].startswith(named)
        (result,) = run["results"]
        for location in (*result["locations"], *result["relatedLocations"]):
            region = location["physicalLocation"]["region"]
            start, end = region["charOffset"], region["charOffset"] + region["charLength"]
            assert text[start:end] == region["snippet"]["text"] in location["message"]["text"]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_sarif_relates_the_other_figures(tmp_path: Path) -> None:
    (result,) = sarif(put(tmp_path, SHORT))["results"]
    places = [*result["locations"], *result["relatedLocations"]]
    words = [place["physicalLocation"]["region"]["snippet"]["text"] for place in places]
    assert sorted(words) == ["2例", "7例", "8例"]
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]


def test_sarif_has_every_check_as_a_rule_with_its_manual(tmp_path: Path) -> None:
    rules = sarif(put(tmp_path, HEDGED))["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["help"]["text"]) for rule in rules] == [(check.id, check.manual) for check in CHECKS]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert all(rule["fullDescription"]["text"].startswith("Catches ") for rule in rules)


def test_sarif_suppresses_waived_findings_and_notes_waivers_of_no_use(tmp_path: Path) -> None:
    path = put(tmp_path, HEDGED)
    waivers = put(tmp_path, WAIVER + "\n" + WAIVER, name="heshu.waivers.toml")
    run = sarif(path)
    (suppression,) = run["results"][0]["suppressions"]
    where = {"artifactLocation": {"uri": waivers.as_uri()}, "region": {"startLine": 1}}
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert (suppression["justification"], suppression["location"]) == ("so said", {"physicalLocation": where})
    (notice,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert notice["level"] == "warning"
    assert notice["message"]["text"].startswith("unused: ")
    assert notice["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}


def test_sarif_says_what_could_not_be_read(tmp_path: Path) -> None:
    run = sarif(put(tmp_path, HEDGED), tmp_path / "none.txt")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (problem,) = invocation["toolExecutionNotifications"]
    assert "none.txt: no such file" in problem["message"]["text"]
    assert len(run["results"]) == 1


def test_sarif_of_a_clean_document_is_a_run_without_results(tmp_path: Path) -> None:
    run = sarif(put(tmp_path, "工作抓好三个方面：一是就业，二是住房，三是交通。\n"))
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], True)


def test_sarif_of_the_seed_is_valid_in_both_languages() -> None:
    english, chinese = (sarif(SEED, "--language", language)["results"] for language in ("en", "zh"))
    assert len(english) == len(chinese) > 0
    assert {result["level"] for result in english} == {"error", "warning"}
    assert [result["partialFingerprints"] for result in english] == [
        result["partialFingerprints"] for result in chinese
    ]
    assert english[0]["message"] != chinese[0]["message"]


def test_a_fingerprint_stays_while_the_text_around_its_sentence_changes(tmp_path: Path) -> None:
    (before,) = sarif(put(tmp_path, SHORT))["results"]
    (moved,) = sarif(put(tmp_path, "标题\n\n" + SHORT))["results"]
    (changed,) = sarif(put(tmp_path, SHORT.replace("7例", "9例")))["results"]
    assert before["partialFingerprints"] == moved["partialFingerprints"] != changed["partialFingerprints"]


def test_github_annotations_are_escaped_as_the_runner_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "年报").mkdir()
    path = put(tmp_path / "年报", "去年增长4.5%。\n常住人口中,男性占51.2%,女性占44.8%。\n", name="a,b:100%.txt")
    monkeypatch.chdir(tmp_path)
    for name in ("年报/a,b:100%.txt", "./年报/a,b:100%.txt", path):
        result = heshu("check", name, "--format", "github")
        (line,) = result.stdout.splitlines()
        command, _, words = line[2:].partition("::")
        assert command == "error file=年报/a%2Cb%3A100%25.txt,line=2,col=10,title=heshu sum"
        assert "%25" in words
        assert not re.search("%(?!25|0A|0D)", words)
        assert result.exit_code == 1


def test_github_annotations_tell_severity_waivers_and_problems(tmp_path: Path) -> None:
    path = put(tmp_path, HEDGED)
    put(tmp_path, WAIVER + "\n" + WAIVER, name="heshu.waivers.toml")
    result = heshu("check", path, SEED, tmp_path / "none.txt", "--format", "github")
    commands = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert commands == ["::error", "::warning", "::notice", "::warning", "::warning", "::error", "::warning"]
    problem, unused, waived, *_ = result.stdout.splitlines()
    assert problem.startswith("::error title=heshu::")
    assert unused == (
        f"::warning file={tmp_path}/heshu.waivers.toml,line=7,title=heshu waiver::unused: no such finding; remove it"
    )
    assert waived.endswith("%0Awaived: so said")
    assert result.exit_code == 2


def types(*arguments: object) -> set[str]:
    return {json.loads(line)["type"] for line in heshu("check", *arguments, "--format", "jsonl").stdout.splitlines()}


def test_select_and_ignore_choose_what_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, HEDGED + SHORT)
    assert types(path) == {"hedge", "sum"}
    assert types(path, "--select", "hedge") == {"hedge"}
    assert types(path, "--select", "agree, hedge", "--select", "sum") == {"hedge", "sum"}
    assert types(path, "--ignore", "sum,agree") == {"hedge"}
    assert types(path, "--select", "sum,hedge", "--ignore", "hedge") == {"sum"}
    clean = heshu("check", path, "--select", "agree")
    assert (clean.exit_code, clean.stdout) == (0, "")
    assert "0 relations, 0 findings" in clean.stderr


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("given", ["horoscope", "sum,horoscope", "sum,", ""])
def test_an_unknown_check_is_an_error_that_lists_the_known_ones(option: str, given: str, tmp_path: Path) -> None:
    result = heshu("check", put(tmp_path, HEDGED), option, given)
    known = ", ".join(check.id for check in CHECKS)
    unknown = given.split(",")[-1]
    assert result.stderr == f"heshu: {option}: unknown check {unknown!r}; known are {known}\n"
    assert (result.exit_code, result.stdout) == (2, "")


def on_a_terminal(path: Path, **environment: str) -> str:
    leader, follower = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS"}}
    variables = known | {"TERM": "xterm", "COLUMNS": "60"} | environment
    process = subprocess.Popen(
        [HESHU, "check", path], stdout=follower, stderr=subprocess.DEVNULL, stdin=follower, env=variables
    )
    os.close(follower)
    output = b""
    while True:
        try:
            read = os.read(leader, 4096)
        except OSError:
            break
        if not read:
            break
        output += read
    os.close(leader)
    assert process.wait() == 1
    return output.decode()


def test_colours_are_for_terminals_and_go_with_no_color(tmp_path: Path) -> None:
    path = put(tmp_path, HEDGED)
    assert "\x1b[" not in heshu("check", path).stdout
    coloured = on_a_terminal(path)
    assert "\x1b[31m\x1b[1mcritical\x1b[0m" in coloured
    assert "\x1b[32m\x1b[1m^^^^^^^\x1b[0m" in coloured
    assert "\x1b[" in on_a_terminal(path, NO_COLOR="")
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        output = on_a_terminal(path, **plain)
        assert "\x1b[" not in output
        assert "critical hedge" in output


README = (ROOT / "README.md").read_text(encoding="utf-8").partition("## As a linter")[2].partition("\n## ")[0]


def block(begins: str) -> str:
    """The block of the README's section on the linter that begins so."""
    return next(words for words in re.findall(r"```\w*\n(.*?)```", README, re.DOTALL) if words.startswith(begins))


def test_the_readme_shows_what_check_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, _, printed = block("$ heshu").partition("\n")
    result = heshu(*command.split()[2:])
    assert result.stdout + result.stderr == printed


def test_the_waiver_of_the_readme_covers_the_finding_that_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, SEED.read_text(encoding="utf-8"), name=SEED.name)
    put(tmp_path, block("[[waiver]]"), name="heshu.waivers.toml")
    monkeypatch.chdir(tmp_path)
    result = heshu("check", SEED.name, "--select", "hedge")
    assert (result.exit_code, " waived hedge " in result.stdout) == (0, True)


def test_the_readme_names_the_formats_and_the_hook() -> None:
    options = {option.name: option.type for option in main.commands["check"].params}
    assert all(f"`{name}`" in README for name in options["style"].choices)
    (hook,) = yaml.safe_load(block("repos:"))["repos"][0]["hooks"]
    assert hook["id"] == yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]["id"]
