"""Scores on the shared annotation and on the peers' test data, where `../shared` stands beside the project.

`python -m tests.score` prints the claims and relations scores of `../shared/gold/score.py` on what `heshu extract` and
`heshu check` print, then a table of the quantity layer (`claims.quantities.mentions`, before it is decided what is a
claim) over `../shared/peer_cases`; how these are compared, `tests.peers` says. Files of forbidden stretches are held to
the decided claims. `--failures` lists every span that was missed or misread instead.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from claims import extract
from claims.model import Hedge
from claims.numerals import within
from claims.quantities import mentions
from tests import peer_cases, peers
from tests.peers import Reading

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_ABOVE = (Hedge.ABOVE, Hedge.AT_LEAST)
_BELOW = (Hedge.BELOW, Hedge.AT_MOST)
_CLAIMS = ("mention", "value", "value_unit", "full", "subject", "hedge", "unit", "dimension", "status")


def quantities(text: str) -> list[Reading]:
    """The figures of a text before it is decided which of them are claims; the numbers of dates and names as well."""
    readings = []
    for mention in mentions(text):
        if q := mention.quantity:
            bounds = q.hedge in _ABOVE, q.hedge in _BELOW
            readings.append(Reading(q.start, q.end, float(q.low), float(q.high), _unit(q.unit), *bounds))
        else:
            for start, end, number in within(text, mention.start, mention.end):
                readings.append(Reading(start, end, float(number.low), float(number.high)))
    return readings


def _unit(unit: str) -> str:
    """The unit as the comparison names it: a price in 折 is read as the percentage that it is."""
    return "%" if unit == "折" else unit


def claimed(text: str) -> list[Reading]:
    """The claims of a text."""
    return [Reading(c.start, c.end, None, None, c.unit) for c in extract(text)]


def gold_documents(shared: Path) -> list[Path]:
    """The annotated documents, from the seeds and the corpus."""
    names = {path.stem for path in (shared / "gold").glob("*.jsonl") if not path.name.endswith(".relations.jsonl")}
    return [
        path for folder in ("seeds", "corpus") for path in sorted((shared / folder).glob("*.txt")) if path.stem in names
    ]


def gold(shared: Path) -> None:
    """Print both gold tables."""
    documents = [str(path) for path in gold_documents(shared)]
    with tempfile.TemporaryDirectory() as folder:
        for part, command in (("claims", "extract"), ("relations", "check")):
            printed = Path(folder) / f"{part}.jsonl"
            with printed.open("wb") as out:
                subprocess.run(
                    [str(Path(sys.executable).with_name("heshu")), command, "--format", "jsonl", *documents],
                    stdout=out,
                    check=False,
                )
            score = [
                sys.executable,
                str(shared / "gold" / "score.py"),
                part,
                str(shared / "gold"),
                str(printed),
                "--json",
            ]
            scored = json.loads(subprocess.run(score, capture_output=True, check=True, text=True).stdout)
            (_print_claims if part == "claims" else _print_relations)(scored)


def _print_claims(scored: dict[str, dict[str, float]]) -> None:
    print(f"{'claims':16} {'precision':>9} {'recall':>9} {'F1':>9} {'of found':>9}")
    for name in _CLAIMS:
        counts = scored[name]
        share = counts["tp"] / max(1, scored["mention"]["tp"])
        print(f"{name:16} {counts['precision']:9.3f} {counts['recall']:9.3f} {counts['f1']:9.3f} {share:9.3f}")
    extras = ", ".join(f"{kind} {count}" for kind, count in sorted(scored["extras"].items()))
    print(f"extras of {scored['mention']['predicted']} mentions: {extras or 'none'}\n")


def _print_relations(scored: dict[str, object]) -> None:
    print("relations")
    for name, figure in scored.items():
        if not isinstance(figure, dict):
            print(f"  {name:36} {figure}")
    print()


def peer_tables(folder: Path) -> None:
    """Print the tables of the quantity layer and of the decided claims over every file of cases."""
    files = sorted(folder.glob("*.jsonl"))
    print(peers.HEAD)
    for path in files:
        if not path.stem.endswith("_forbidden"):
            print(peers.row(peers.tally(path.stem, peer_cases.load(path), quantities)))
    print(f"\n{peers.FORBIDDEN_HEAD}")
    for path in files:
        if path.stem.endswith("_forbidden"):
            cases = peer_cases.load(path)
            print(peers.forbidden_row(path.stem, len(cases), *peers.forbidden(cases, claimed)))


def failures(folder: Path) -> None:
    """Print every case that was missed or misread: file, text, what was expected, what was read."""
    for path in sorted(folder.glob("*.jsonl")):
        for case in peer_cases.load(path):
            for line in _failed(case):
                print(path.stem, case.text, line, sep="\t")


def _failed(case: peer_cases.Case) -> list[str]:
    readings = quantities(case.text)
    lines = []
    for outcome in peers.compare(case, readings)[0]:
        if outcome.reading is None or outcome.value is False or outcome.unit is False:
            what = "missed" if outcome.reading is None else "value" if outcome.value is False else "unit"
            lines.append(f"{what}\t{outcome.expected.surface} {outcome.expected.intervals}\t{outcome.reading}")
    if len(case.numbers) > peers.numbers_met(case, readings):
        lines.append(f"number\t{case.numbers}\t{[(r.low, r.high) for r in readings]}")
    touching = (
        [r for r in claimed(case.text) if any(r.start < b and a < r.end for a, b in case.forbidden)]
        if case.forbidden
        else []
    )
    return lines + [f"forbidden\t{case.forbidden}\t{case.text[r.start : r.end]}" for r in touching]


def main() -> None:
    if not SHARED.is_dir():
        print(f"No scores: {SHARED.name} does not stand beside {ROOT.name}.")
    elif "--failures" in sys.argv:
        failures(SHARED / "peer_cases")
    else:
        gold(SHARED)
        peer_tables(SHARED / "peer_cases")


if __name__ == "__main__":
    main()
