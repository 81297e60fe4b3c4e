"""The linter and the Great Expectations suite give the same verdicts; the linter never loads Great Expectations."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checks import check, suite
from claims.documents import read
from claims.extract import extract_document

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
LINT = """
import sys
from flows.cli import main
try:
    main(["check", sys.argv[1], "--format", "jsonl"])
finally:
    loaded = [name for name in ("great_expectations", "pandas", "checks.suite") if name in sys.modules]
    print("LOADED", loaded, file=sys.stderr)
"""


def same_verdicts(folder: Path) -> list[str]:
    """The verdicts on the documents of a folder, once the linter and the suite are found to agree on every relation."""
    done = subprocess.run([sys.executable, "-c", LINT, folder], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "LOADED []"
    assert done.returncode in {0, 1}
    linted = [json.loads(line) for line in done.stdout.splitlines()]
    documents = [extract_document(read(path)) for path in sorted(folder.glob("*.txt"))]
    relations = check(documents)
    judged = suite.judge(relations, documents, None)
    assert judged.errors == ()
    assert [(line["type"], line["formula"], line["verdict"], places(line)) for line in linted] == [
        (relation.type, relation.formula, verdict, [member.claim.start for member in relation.members])
        for relation, verdict in zip(relations, judged.verdicts, strict=True)
    ]
    return [line["verdict"] for line in linted]


def places(line: dict) -> list[int]:
    return [claim["start"] for claim in line["claims"]]


def test_on_every_example_of_the_checks(tmp_path: Path) -> None:
    for path in (ROOT / "tests" / "checks").glob("*.toml"):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"]):
            for part, one in enumerate(case.get("documents") or [case]):
                (tmp_path / f"{path.stem}-{number:03}-{part}.txt").write_text(one["text"], encoding="utf-8")
    verdicts = same_verdicts(tmp_path)
    assert {
        verdict: verdicts.count(verdict) > 5 for verdict in ("consistent", "inconsistent", "review")
    } == dict.fromkeys(("consistent", "inconsistent", "review"), True)


def test_on_the_seed() -> None:
    assert "inconsistent" in same_verdicts(ROOT / "seeds" / "documents")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus does not stand beside the project")
def test_on_the_corpus() -> None:
    assert len(same_verdicts(CORPUS)) > 100


def test_a_verdict_that_differs_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("累计举办公益讲座763余场。\n", encoding="utf-8")
    assert same_verdicts(tmp_path) == ["inconsistent"]
    monkeypatch.setattr(suite, "holds", lambda *_: True)
    with pytest.raises(AssertionError):
        same_verdicts(tmp_path)
