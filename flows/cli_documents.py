"""The commands that work without a store: extract, check and explain."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from claims.errors import HeshuError, WaiverError
from claims.figures import Language
from flows import options
from flows.console import CLEAN, FAILED, FINDINGS, print_line, say

if TYPE_CHECKING:
    from claims.model import Document
    from flows.linter import Linted

COLOURS = {"critical": "red", "warning": "yellow", "waived": "green", "note": "cyan", "caret": "green"}
"""Of the words of a finding on a terminal; what has none here is bold alone."""


@click.command()
@options.paths
@click.option(
    "--format", "style", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How to print."
)
@options.jobs
def extract(paths: tuple[str, ...], style: str, jobs: int | None) -> None:
    """Print the figures that files and folders claim, without a store.

    Ends with 0, or with 2 where a document could not be read.
    """
    from flows.jsonl import claim_line
    from flows.lines import claim_text

    line = claim_line if style == "jsonl" else claim_text
    reading = Reading(paths, jobs)
    for document in reading:
        for claim in document.claims:
            print_line(line(document, claim))
    sys.exit(FAILED if reading.problems else CLEAN)


@click.command()
@options.paths
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "jsonl", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@options.jobs
@click.option("--language", type=options.LANGUAGES, default="en", show_default=True, help="Language of the findings.")
@click.option("--select", multiple=True, metavar="CHECKS", help="Tell of these checks only, by ids parted by commas.")
@click.option("--ignore", multiple=True, metavar="CHECKS", help="Do not tell of these checks.")
@options.waivers
@click.option("--add-waivers", is_flag=True, help="Append a waiver for each finding, for you to give the reason.")
@options.references
@options.rules
def check(
    paths: tuple[str, ...],
    style: str,
    jobs: int | None,
    language: Language,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    waivers: tuple[str, ...],
    add_waivers: bool,
    references: tuple[str, ...],
    rules: tuple[str, ...],
) -> None:
    """Lint the figures of files and folders, without a store.

    text prints the findings, jsonl every relation that was checked, sarif a log for code hosts and editors, github
    annotations of a workflow. Ends with 0 where nothing was found or all of it is waived, with 1 after findings, with 2
    where a document, a table, a rule or a waiver could not be read or checked. A table or a rule that is wrong is told
    before anything is read; a document or a file of waivers that is wrong is told, and the rest is checked without it.
    Rules that matched nothing and waivers that did not apply are named at the end.
    """
    from checks.rule import unmatched
    from flows import linter
    from flows.checking import checked, raised_by
    from flows.given import read_given
    from flows.waivers import add, gather, waived

    if waivers and add_waivers:
        raise HeshuError("--add-waivers writes to the files beside the documents; leave out --waivers")
    checks = linter.chosen(select, ignore)
    given = read_given(references, rules)
    reading = Reading(paths, jobs)
    documents = {document.name: document for document in reading}
    gathered = gather(documents, waivers)
    if gathered.broken and add_waivers:
        raise WaiverError("\n".join(gathered.broken.values()))
    for problem in gathered.broken.values():
        reading.tell(problem)
    known = [waiver for waiver in gathered.waivers if waiver.check in checks]
    judged = checked(list(documents.values()), given)
    for name, error in judged.raised.items():
        reading.tell(f"{name}: {raised_by(error)}; not checked; report it as a bug")
    if judged.together:
        reading.tell(f"{raised_by(judged.together)}; each document was checked by itself; report it as a bug")
    relations = [relation for relation in judged.relations if relation.type in checks]
    findings = waived(linter.found(relations, documents), documents, known, date.today())  # noqa: DTZ011
    linted = linter.Linted(documents, relations, findings, reading.problems, len(gathered.broken))
    _print_linted(linted, style, language)
    for path in add(findings.open, documents) if add_waivers else ():
        say(f"{path}: give the reasons of the new waivers")
    for notice in findings.notices:
        say(notice.line)
    for rule in unmatched(given.rules, judged.relations):
        say(f"{rule.place}: no figures matched {rule.text}")
    say(linted.summary)
    sys.exit(FAILED if reading.problems else FINDINGS if findings.open else CLEAN)


@click.command()
@click.argument("text")
def explain(text: str) -> None:
    """Say step by step which rules fired on a text and what was read."""
    from claims.explain import explain as explained

    if os.path.isfile(text):  # noqa: PTH113 - a Path raises where the words are longer than a name may be
        raise HeshuError(f"{text}: a file; explain takes the words themselves, `heshu extract` reads files")
    sys.stdout.write(explained(text))


class Reading:
    """The documents below some paths as they are extracted; what could not be read is said and counted."""

    def __init__(self, paths: Sequence[str], jobs: int | None) -> None:
        self.paths = paths
        self.jobs = jobs
        self.problems: list[str] = []

    def __iter__(self) -> Iterator["Document"]:
        from flows.extraction import Failure, extract_files
        from flows.places import expand, is_address, passed_over
        from flows.progress import counted

        found_names, problems = expand(self.paths)
        names = [name for name in found_names if not is_address(name)]
        problems += [
            f"{name}: an address; save its text to a file, or use heshu run" for name in found_names if is_address(name)
        ]
        for problem in problems:
            self.tell(problem)
        for line in passed_over(self.paths):
            say(line)
        for found in counted(extract_files(names, self.jobs), len(names), "read"):
            if isinstance(found, Failure):
                self.tell(found.message)
            else:
                if not found.claims:
                    say(f"no figures found in {found.name}")
                yield found

    def tell(self, problem: str) -> None:
        """Say what is wrong, and count it."""
        self.problems.append(problem)
        say(problem)


def _print_linted(linted: "Linted", style: str, language: Language) -> None:
    from flows import linter
    from flows.lines import WIDTH, plain

    terminal = sys.stdout.isatty()
    cells = shutil.get_terminal_size((WIDTH, 0)).columns if terminal else WIDTH
    coloured = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    printed = (
        linter.FORMATS[style](linted, language)
        if style in linter.FORMATS
        else linter.text(linted, language, cells, _coloured if coloured else plain)
    )
    for line in printed:
        print_line(line)


def _coloured(words: str, style: str) -> str:
    return click.style(words, fg=COLOURS.get(style), bold=True)
