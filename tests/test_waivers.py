"""Waivers: each covers the one finding that it quotes, gives a reason, may end in time, and is told when of no use."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from checks.relation import Interval, Member, Relation, Words
from checks.waiver_file import read_waivers
from checks.waivers import Printed, Quotable, Waiver, waive
from claims.errors import WaiverError
from claims.model import Claim, Document
from flows.cli import main
from tests.factories import ALSO_WRONG, ENTRY, WRONG, claim, document

TODAY = date(2025, 1, 1)


def heshu(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def put(folder: Path, text: str, waivers: str | None = None, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if waivers is not None:
        (folder / "heshu.waivers.toml").write_text(waivers, encoding="utf-8")
    return path


def told(result: Result) -> list[str]:
    """What is said of waivers, without the folder."""
    return [line.rpartition("heshu.waivers.toml")[2] for line in result.stderr.splitlines() if "waivers.toml:" in line]


def test_a_waived_finding_is_printed_with_its_reason_and_is_no_failure(tmp_path: Path) -> None:
    path = put(tmp_path, WRONG, ENTRY)
    result = heshu("check", path)
    head, reason = result.stdout.splitlines()
    assert head.startswith(f"{path}:1:7: waived hedge 763 ")
    assert reason == f"    reason: quoted as it was said ({tmp_path}/heshu.waivers.toml:1)"
    assert result.stderr == "heshu: 1 document, 1 figure, 1 relation, 0 findings, 1 waived\n"
    assert result.exit_code == 0


def test_json_lines_are_the_same_with_waivers_and_without(tmp_path: Path) -> None:
    path = put(tmp_path, WRONG)
    before = heshu("check", path, "--format", "jsonl")
    put(tmp_path, WRONG, ENTRY)
    after = heshu("check", path, "--format", "jsonl")
    assert before.stdout == after.stdout != ""
    assert (before.exit_code, after.exit_code) == (1, 0)


def test_the_finding_may_move_but_not_change(tmp_path: Path) -> None:
    moved = put(tmp_path, "标题\n\n据介绍，" + WRONG, ENTRY)
    assert heshu("check", moved).exit_code == 0
    changed = put(tmp_path, WRONG.replace("763", "768"), ENTRY)
    result = heshu("check", changed)
    assert result.exit_code == 1
    assert told(result) == [":1: warning: unused: no such finding; remove it"]


def test_another_finding_is_not_covered(tmp_path: Path) -> None:
    result = heshu("check", put(tmp_path, WRONG + ALSO_WRONG, ENTRY))
    assert [line.split()[1] for line in result.stdout.splitlines() if line.startswith("/")] == ["waived", "critical"]
    assert result.exit_code == 1


def test_one_waiver_never_covers_two_findings(tmp_path: Path) -> None:
    twice = WRONG + "全县也举办讲座763余场。\n"
    result = heshu("check", put(tmp_path, twice, ENTRY))
    assert "waived hedge" not in result.stdout
    assert told(result) == [":1: warning: fits 2 findings and covers none: quote words of the sentence, or waive each"]
    assert result.exit_code == 1
    narrowed = heshu("check", put(tmp_path, twice, ENTRY + 'words = "全县也举办"\n'))
    waived = [line for line in narrowed.stdout.splitlines() if " waived " in line]
    assert [line.startswith(f"{tmp_path}/a.txt:2:8: ") for line in waived] == [True]
    assert narrowed.exit_code == 1
    each = heshu("check", put(tmp_path, twice, ENTRY + "\n" + ENTRY))
    assert (each.exit_code, each.stdout.count(" waived "), told(each)) == (0, 2, [])


def test_a_waiver_ends_after_its_day(tmp_path: Path) -> None:
    for day, code, notices in (
        (date.today(), 0, []),  # noqa: DTZ011
        (date(2020, 1, 1), 1, [":1: warning: expired after 2020-01-01; renew or remove it"]),
    ):
        result = heshu("check", put(tmp_path, WRONG, ENTRY + f"until = {day}\n"))
        assert (result.exit_code, told(result)) == (code, notices)


def test_waivers_of_documents_and_checks_that_were_not_checked_are_not_called_unused(tmp_path: Path) -> None:
    other = put(tmp_path, "工作抓好三个方面：一是就业，二是住房，三是交通。\n", name="b.txt")
    path = put(tmp_path, WRONG, ENTRY)
    assert told(heshu("check", other)) == []
    assert told(heshu("check", path, "--ignore", "hedge")) == []


def test_a_waiver_of_a_document_that_does_not_exist_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, WRONG, ENTRY.replace("a.txt", "gone.txt"))
    result = heshu("check", path)
    assert told(result) == [f":1: warning: no such document: {tmp_path}/gone.txt; mend the path or remove it"]
    assert result.exit_code == 1


def test_a_file_that_is_named_is_read_instead_and_names_documents_from_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "texts").mkdir()
    put(tmp_path / "texts", WRONG, "not = 'read'")
    named = tmp_path / "let-stand.toml"
    named.write_text(ENTRY.replace("a.txt", "texts/a.txt"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    assert heshu("check", "a.txt", "--waivers", "../let-stand.toml").exit_code == 0
    missing = heshu("check", "a.txt", "--waivers", "none.toml")
    assert (missing.exit_code, missing.stderr.splitlines()[0]) == (2, "heshu: none.toml: no such file; check the path")


@pytest.mark.parametrize(
    ("entry", "line", "says"),
    [
        (ENTRY.replace("quoted as it was said", " "), 5, 'reason must be text that is not blank, as in reason = "'),
        (ENTRY.replace('reason = "quoted as it was said"', ""), 1, 'reason is missing; add it, as in reason = "'),
        (ENTRY.replace('"hedge"', '"horoscope"'), 3, "unknown check horoscope; known are agree, scope, sum, "),
        (ENTRY.replace('["763余场"]', '"763余场"'), 4, "figures must be a list of printed figures, as in figures = ["),
        (ENTRY.replace('["763余场"]', "[]"), 4, "figures must be a list"),
        (ENTRY.replace('["763余场"]', "[\n\n  763\n]"), 7, "figures must be a list"),
        (ENTRY + 'until = "2025-01-01"\n', 6, "until must be a date without quotes or time, as in until = 2099-"),
        (ENTRY + "until = 2025-01-01T00:00:00\n", 6, "until must be a date"),
        (ENTRY + "lines = 3\n", 6, "unknown key lines; known are document, check, figures, reason, words, until"),
        (ENTRY + 'words = ""\n', 6, "words must be text"),
        (ENTRY.replace('"a.txt"', "3"), 2, "document must be text"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_line_key_and_remedy(
    entry: str, line: int, says: str, tmp_path: Path
) -> None:
    for before in ("", "# 说明\n\n", ENTRY.replace("\n", "\r\n"), ENTRY.replace("quoted", "\\u4e00")):
        path = put(tmp_path, WRONG, before + entry)
        result = heshu("check", path)
        place = f"heshu: {tmp_path}/heshu.waivers.toml:{before.count(chr(10)) + line}: "
        assert result.stderr.splitlines()[0].startswith(place + says)
        assert (result.exit_code, result.stdout.count("critical hedge")) == (2, 1)
        assert result.stderr.splitlines()[-1].endswith(
            "1 finding (1 inconsistent, 0 for review), 1 file of waivers not applied"
        )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[[waiver]]\nreason = oops\n", "toml:2: Invalid value; mend it"),
        (b"[[waiver]]\nreason = [\n", "toml:3: "),
        (b"[[waiver]]\nreason = '\xff'\n", "not UTF-8 at byte 21"),
        (b"\n[waiver]\n", "toml:2: write each waiver below its own [[waiver]] line"),
        (b"waiver = [{reason = 'x'}]\n", "below its own [[waiver]] line"),
        (b"version = 1\n", "toml:1: version stands outside a waiver"),
    ],
)
def test_a_file_that_is_no_list_of_waivers_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "heshu.waivers.toml"
    path.write_bytes(content)
    with pytest.raises(WaiverError, match=r"heshu\.waivers\.toml:") as raised:
        read_waivers(path)
    assert says in str(raised.value)


def test_a_line_of_a_reason_that_looks_like_an_entry_is_none(tmp_path: Path) -> None:
    path = tmp_path / "heshu.waivers.toml"
    reason = 'reason = """第一行\n[[waiver]]\n第三行"""\n'
    path.write_text("\n" + ENTRY.replace('reason = "quoted as it was said"\n', reason) + ENTRY, encoding="utf-8-sig")
    first, second = read_waivers(path)
    assert (first.line, first.reason, second.line) == (2, "第一行 [[waiver]] 第三行", 9)
    assert first.document == str(tmp_path / "a.txt")


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    assert heshu("check", put(tmp_path, WRONG, "# 尚无\n")).exit_code == 1


TEXTS = {"one.txt": "共254家，其中21所。另有254家。", "two.txt": "共255家。"}
PAGES = {
    name: document(text, [claim(text, figure, occurrence=n) for figure, n in figures], name=name)
    for name, text, figures in (
        ("one.txt", TEXTS["one.txt"], [("254家", 0), ("21所", 0), ("254家", 1)]),
        ("two.txt", TEXTS["two.txt"], [("255家", 0)]),
    )
}
ONE, TWO = PAGES["one.txt"], PAGES["two.txt"]


def related(*members: tuple[Document, Claim], kind: str = "agree") -> Relation:
    side = Interval.of(members[0][1])
    held = tuple(Member(owner.name, figure, "figure") for owner, figure in members)
    return Relation(kind, held, side, side, "1 = 2", Words("不同", "differ"))


def quotable(finding: Relation) -> Quotable:
    figures = [
        Printed(
            f"/d/{member.document}",
            member.claim.start,
            member.claim.text,
            PAGES[member.document].text[member.claim.sentence_start : member.claim.sentence_end],
        )
        for member in finding.members
    ]
    return Quotable(finding.type, tuple(figures))


def covered(finding: Relation, **fields: object) -> bool:
    known = {"document": "/d/one.txt", "check": "agree", "figures": ("254家", "21所"), "reason": "so", **fields}
    outcome = waive([finding], quotable, [Waiver(**known)], TODAY)  # type: ignore[arg-type]
    assert len(outcome.notices) == len(outcome.open)
    return not outcome.open


def test_figures_are_quoted_once_each_in_the_order_of_the_text_whatever_their_roles() -> None:
    whole, part, again = ONE.claims
    assert covered(related((ONE, part), (ONE, whole), (ONE, part)))
    assert not covered(related((ONE, part), (ONE, whole)), figures=("21所", "254家"))
    assert not covered(related((ONE, whole)))
    assert not covered(related((ONE, whole), (ONE, part), (ONE, again)))
    assert not covered(related((ONE, whole), (ONE, part), kind="sum"))
    assert not covered(related((ONE, whole), (ONE, part)), document="/d/two.txt")


def test_words_are_those_of_a_sentence_of_the_finding_blanks_and_line_breaks_aside() -> None:
    whole, part, _ = ONE.claims
    finding = related((ONE, whole), (ONE, part))
    assert covered(finding, words="共 254家，\n其中")
    assert not covered(finding, words="另有")


def test_figures_of_other_documents_follow_whichever_document_comes_first() -> None:
    finding = related((TWO, TWO.claims[0]), (ONE, ONE.claims[0]))
    assert covered(finding, figures=("254家", "255家"))
    assert covered(finding, figures=("255家", "254家"), document="/d/two.txt")
    assert not covered(finding, figures=("255家", "254家"))


def test_new_waivers_want_a_reason_and_then_cover_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    first = put(tmp_path, WRONG + "另外全市举办讲座763余场。\n" + ALSO_WRONG)
    second = put(tmp_path / "below", '他说："全市\u3000举办\\讲座763余场。"\n', name='b "二".txt')
    added = heshu("check", tmp_path, "--add-waivers")
    files = [first.with_name("heshu.waivers.toml"), second.with_name("heshu.waivers.toml")]
    assert added.exit_code == 1
    assert [line for line in added.stderr.splitlines() if "reasons" in line] == [
        f"heshu: {path}: give the reasons of the new waivers" for path in files
    ]
    unfilled = heshu("check", tmp_path)
    assert unfilled.exit_code == 2
    assert "heshu.waivers.toml:6: reason must be text that is not blank" in unfilled.stderr
    for path in files:
        path.write_text(path.read_text(encoding="utf-8").replace('reason = ""', 'reason = "so"'), encoding="utf-8")
    filled = heshu("check", tmp_path)
    assert (filled.exit_code, told(filled), filled.stdout.count(" waived ")) == (0, [], 4)
    assert "words" not in files[1].read_text(encoding="utf-8")


def test_new_waivers_are_appended_to_those_that_stand(tmp_path: Path) -> None:
    path = put(tmp_path, WRONG + ALSO_WRONG, "# 说明\n" + ENTRY.rstrip())
    heshu("check", path, "--add-waivers")
    held = (tmp_path / "heshu.waivers.toml").read_text(encoding="utf-8")
    assert held == "# 说明\n" + ENTRY + "\n" + ENTRY.replace("763", "485").replace("quoted as it was said", "")
    assert heshu("check", path, "--add-waivers").exit_code == 2
    assert (tmp_path / "heshu.waivers.toml").read_text(encoding="utf-8") == held


def test_new_waivers_are_not_written_into_a_file_that_is_wrong(tmp_path: Path) -> None:
    held = ENTRY.replace("hedge", "hedges")
    result = heshu("check", put(tmp_path, WRONG, held), "--add-waivers")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "heshu.waivers.toml:3: unknown check hedges" in result.stderr
    assert (tmp_path / "heshu.waivers.toml").read_text(encoding="utf-8") == held


def test_new_waivers_are_not_written_where_a_file_is_named(tmp_path: Path) -> None:
    result = heshu("check", put(tmp_path, WRONG, ENTRY), "--add-waivers", "--waivers", tmp_path / "heshu.waivers.toml")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


@given(st.data())
def test_no_waiver_covers_two_findings_and_none_covers_what_it_does_not_quote(data: st.DataObject) -> None:
    kinds, figures = st.sampled_from(["agree", "sum"]), st.sampled_from(ONE.claims)
    findings = [
        related(*((ONE, figure) for figure in chosen), kind=kind)
        for kind, chosen in data.draw(st.lists(st.tuples(kinds, st.lists(figures, min_size=1, max_size=3)), max_size=6))
    ]
    quotes = st.lists(st.sampled_from(["254家", "21所"]), min_size=1, max_size=3).map(tuple)
    entries = data.draw(
        st.lists(st.tuples(kinds, quotes, st.sampled_from(["", "共254家", "另有"]), st.booleans()), max_size=6)
    )
    waivers = [
        Waiver("/d/one.txt", kind, quoted, "so", words, date(2020, 1, 1) if ended else None, line=line)
        for line, (kind, quoted, words, ended) in enumerate(entries, 1)
    ]
    outcome = waive(findings, quotable, waivers, TODAY)
    assert [finding for finding, _ in outcome.findings] == findings
    assert all(waiver.until is not None for _, waiver in outcome.lapsed)
    assert len(outcome.open) >= len(outcome.lapsed)
    used = [waiver.line for _, waiver in outcome.findings if waiver is not None]
    assert sorted([*used, *(notice.waiver.line for notice in outcome.notices)]) == list(range(1, len(waivers) + 1))
    for finding, waiver in outcome.findings:
        if waiver is not None:
            starts = sorted({member.claim.start for member in finding.members})
            assert waiver.until is None
            assert waiver.check == finding.type
            assert waiver.figures == tuple(claim.text for claim in ONE.claims if claim.start in starts)
