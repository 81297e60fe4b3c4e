"""The command line. Prefect, Great Expectations and the store are imported by the commands that need them only."""

import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from claims.errors import CheckError, HeshuError, WaiverError
from claims.figures import Language

if TYPE_CHECKING:
    from claims.model import Document
    from claims.store import Store
    from flows.linter import Linted

CLEAN, FINDINGS, FAILED, UNJUDGED = range(4)
INTERRUPTED, CLOSED_PIPE = 130, 141
"""What a shell reports of a program that an interrupt or its closed pipe ended."""

LANGUAGES = click.Choice(["zh", "en"])
SEEDS = "seeds/documents"
ID_SHOWN = 12
COLOURS = {"critical": "red", "warning": "yellow", "waived": "green", "note": "cyan", "caret": "green"}
"""Of the words of a finding on a terminal; what has none here is bold alone."""
JUDGEMENTS = ("verified", "refuted", "disputed", "not_enough_evidence", "not_checkable")


class Commands(click.Group):
    """Commands whose errors are one line each, and which end quietly when nobody reads their output any more."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; ends with 2 after an error of heshu's own."""
        try:
            for stream in (sys.stdout, sys.stderr):
                cast("Any", stream).reconfigure(encoding="utf-8", errors="backslashreplace")
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except HeshuError as error:
            _say(re.sub(r"\n(?=\S)", "\nheshu: ", str(error)))
            ctx.exit(FAILED)
        except KeyboardInterrupt:
            click.echo("heshu: interrupted; what was stored stands", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # The interpreter flushes stdout once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(CLOSED_PIPE)
        return outcome


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("heshu"), prog_name="heshu")
def main() -> None:
    """核数: finds the figures in Chinese documents and says which of them do not fit together."""


formats = click.option(
    "--format", "style", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How to print."
)
jobs = click.option("--jobs", type=click.IntRange(min=1), help="Processes to use [default: by size of the input].")
paths = click.argument("paths", nargs=-1, required=True)
references = click.option(
    "--reference", "references", multiple=True, metavar="PATH", help="Table of official figures (CSV, XLSX, Parquet)."
)
own_rules = click.option("--rules", multiple=True, metavar="PATH", help="File of rules of your own (*.rules).")
waiver_files = click.option(
    "--waivers", multiple=True, metavar="PATH", help="File of waivers [default: heshu.waivers.toml by each document]."
)
store_option = click.option("--store", help="File or SQLAlchemy URL of the store [default: $HESHU_STORE or .heshu].")


@main.command()
@paths
@formats
@jobs
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
            _print(line(document, claim))
    sys.exit(FAILED if reading.problems else CLEAN)


@main.command()
@paths
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "jsonl", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@jobs
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="Of the messages.")
@click.option("--select", multiple=True, metavar="CHECKS", help="Tell of these checks only, by ids parted by commas.")
@click.option("--ignore", multiple=True, metavar="CHECKS", help="Do not tell of these checks.")
@waiver_files
@click.option("--add-waivers", is_flag=True, help="Append a waiver for each finding, for you to give the reason.")
@references
@own_rules
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
    from checks import check as find
    from checks.rule import unmatched
    from flows import linter
    from flows.given import read_given
    from flows.jsonl import is_finding
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
    try:
        judged = find(list(documents.values()), given.references, given.rules)
    except Exception as error:
        raise CheckError(f"a check raised {type(error).__name__}: {error}; report it as a bug") from error
    relations = [relation for relation in judged if relation.type in checks]
    findings = waived(list(filter(is_finding, relations)), documents, known, date.today())  # noqa: DTZ011
    linted = linter.Linted(documents, relations, findings, reading.problems)
    _print_linted(linted, style, language)
    for path in add(findings.open, documents) if add_waivers else ():
        _say(f"{path}: give the reasons of the new waivers")
    for notice in findings.notices:
        _say(notice.line)
    for rule in unmatched(given.rules, judged):
        _say(f"{rule.place}: no figures matched {rule.text}")
    _say(linted.summary)
    sys.exit(FAILED if reading.problems else FINDINGS if findings.open else CLEAN)


@main.command()
@click.argument("text")
def explain(text: str) -> None:
    """Say step by step which rules fired on a text and what was read."""
    from claims.explain import explain as explained

    sys.stdout.write(explained(text))


@main.command()
@click.argument("locations", metavar="[PATH|URL]...", nargs=-1)
@store_option
@click.option("--report", default="report", show_default=True, help="Folder to write the report to.")
@click.option("--language", type=LANGUAGES, default="zh", show_default=True, help="That the report opens in.")
@click.option("--again", is_flag=True, help="Hold all documents of the store against each other once more.")
@jobs
@references
@own_rules
@waiver_files
def run(
    locations: tuple[str, ...],
    store: str | None,
    report: str,
    language: Language,
    jobs: int | None,
    references: tuple[str, ...],
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
    *,
    again: bool,
) -> None:
    """Read documents, check their figures, store what is new and write the report.

    Takes files, folders and addresses; seeds/documents unless told otherwise. Official figures come from
    seeds/reference and rules from seeds/rules where these exist and none are named; when they change, all is checked
    anew. A finding that a waiver covers is kept, and told as waived, with its reason.

    Ends with 0 when all was done, findings or not; with 2 where a document could not be read or stored, or a table, a
    rule or a file of waivers is wrong; with 3 where a check or an expectation raised. A table or a rule that is wrong
    ends the run before anything is read; for a file of waivers that is wrong the run goes on, and what the file let
    stand stands as it did.
    """
    from rich.console import Console

    from flows import progress, terminal
    from flows.environment import end_quietly, prepare
    from flows.server import start
    from flows.summary import JudgingError

    prepare()
    end_quietly()
    server = start()
    places = list(locations) or [SEEDS]
    with terminal.watching(Console(stderr=True)) as watcher, progress.watched(watcher):
        watcher("starting the engine", 0, 1)
        from flows.pipeline import check_documents, load_judge

        load_judge(places, Path(report))
        server.wait()
        try:
            summary = check_documents(
                places, _location(store), report, language, jobs, references, rules, waivers, again=again
            )
        except JudgingError as error:
            summary = error.summary
    terminal.show(summary, Console())
    sys.exit(UNJUDGED if summary.errors else FAILED if summary.failures or summary.broken else CLEAN)


@main.command()
@store_option
@click.option("--out", default="report", show_default=True, help="Folder to write to.")
@click.option(
    "--format", "style", type=click.Choice(["html", "md", "jsonl"]), help="Print this one instead of writing."
)
@click.option("--language", type=LANGUAGES, default="zh", show_default=True, help="That the page opens in.")
def report(store: str | None, out: str, style: str | None, language: Language) -> None:
    """Write the consistency report on everything in the store as it stands now, reviews included."""
    from flows.report import gather, write
    from flows.report_lines import lines
    from flows.report_pages import html, markdown

    folder = Path(out)
    docs = folder / "data_docs"
    desk = _open(store)
    if style is None:
        for path in write(desk, folder, language, data_docs=docs if docs.is_dir() else None):
            _print(str(path))
        return
    found = gather(desk)
    pages = {"html": html, "md": markdown}
    sys.stdout.write(pages[style](found, language) if style in pages else lines(found))


@main.command()
@store_option
@click.option("--report", default="report", show_default=True, help="Folder that holds the report.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--headless", is_flag=True, help="Do not open a browser.")
def ui(store: str | None, report: str, port: int, headless: bool) -> None:
    """Open the reviewers' app."""
    spec = find_spec("ui")
    if spec is None or spec.origin is None:
        raise HeshuError("the package ui is not installed; install heshu anew")
    app = Path(spec.origin).with_name("app.py")
    options = ["--server.port", str(port), "--server.headless", str(headless).lower()]
    options += ["--browser.gatherUsageStats", "false"]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    # In place of this process, so that what ends it ends the app.
    os.execv(sys.executable, [*command, "--", "--store", _location(store), "--report", report])  # noqa: S606


@main.command()
@click.argument("locations", metavar="[PATH|URL]...", nargs=-1)
@store_option
@click.option("--report", default="report", show_default=True, help="Folder to write the report to.")
@click.option("--cron", default="0 6 * * *", show_default=True, help="When to check again, as a cron expression.")
@click.option("--timezone", "zone", default="Asia/Shanghai", show_default=True, help="That the schedule is in.")
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Of the Prefect server.")
@references
@own_rules
@waiver_files
def serve(
    locations: tuple[str, ...],
    store: str | None,
    report: str,
    cron: str,
    zone: str,
    port: int,
    references: tuple[str, ...],
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
) -> None:
    """Check the same documents again on a schedule, until interrupted."""
    from flows.environment import prepare
    from flows.schedule import serve as serve_on_schedule

    prepare()
    _say(f"checking at {cron!r} ({zone}); Prefect's pages: http://127.0.0.1:{port}; stop with Ctrl-C")
    given = {"references": list(references), "rules": list(rules), "waivers": list(waivers)}
    serve_on_schedule(list(locations) or [SEEDS], _location(store), report, given, cron=cron, zone=zone, port=port)


@main.group()
def review() -> None:
    """List and judge claims from the terminal."""


@review.command("list")
@store_option
@click.option("--judgement", type=click.Choice([*JUDGEMENTS, "unreviewed", "stale"]), help="Only these.")
@click.option(
    "--severity", type=click.Choice(["critical", "warning", "waived", "info", "unchecked"]), help="Only these."
)
@click.option("--query", help="Only claims whose words, or whose document's name, contain this.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
def list_(store: str | None, judgement: str | None, severity: str | None, query: str | None, limit: int) -> None:
    """List claims, the worst first, with the ids that `review set` takes."""
    from flows.lines import place

    desk = _open(store)
    found, total = desk.claims(judgement=judgement, severity=severity, query=query, limit=limit)
    texts = {key: desk.document(key) for key in {view.row.document for view in found}}
    for view in found:
        row, held = view.row, texts[view.row.document]
        state = "unreviewed" if view.state is None else str(view.state.review.judgement)
        stale = " (stale)" if view.state is not None and view.state.stale else ""
        where = place(held.row.name, held.version.text, row.start)
        _print(f"{row.id[:ID_SHOWN]} {view.severity:9} {state}{stale} {where} {row.text} {row.subject or ''}".rstrip())
    _say(f"{len(found)} of {total} claims")


@review.command("set")
@click.argument("claim")
@click.argument("judgement", type=click.Choice(JUDGEMENTS))
@click.option("--reviewer", envvar="HESHU_REVIEWER", required=True, help="Your name [default: $HESHU_REVIEWER].")
@click.option("--evidence", help="Where it can be seen, an address or a title.")
@click.option("--note")
@store_option
def set_(claim: str, judgement: str, reviewer: str, evidence: str | None, note: str | None, store: str | None) -> None:
    """Judge one claim, by the id that `review list` shows or the start of it."""
    from claims.tables import Judgement

    desk = _open(store)
    found = [view.row for view in desk.claims(limit=None)[0] if view.row.id.startswith(claim)]
    if len(found) != 1:
        raise HeshuError(f"{claim}: {len(found)} claims have an id that begins so; see `heshu review list`")
    desk.review(found[0].id, Judgement(judgement), reviewer, evidence, note)
    _say(f"{found[0].text}: {judgement}, by {reviewer}")


class Reading:
    """The documents below some paths as they are extracted; what could not be read is said and counted."""

    def __init__(self, paths: Sequence[str], jobs: int | None) -> None:
        self.paths = paths
        self.jobs = jobs
        self.problems: list[str] = []

    def __iter__(self) -> Iterator["Document"]:
        from flows.extraction import Failure, extract_files
        from flows.places import expand, is_address
        from flows.progress import counted

        found_names, problems = expand(self.paths)
        names = [name for name in found_names if not is_address(name)]
        problems += [
            f"{name}: an address; save its text to a file, or use heshu run" for name in found_names if is_address(name)
        ]
        for problem in problems:
            self.tell(problem)
        for found in counted(extract_files(names, self.jobs), len(names), "read"):
            if isinstance(found, Failure):
                self.tell(found.message)
            else:
                if not found.claims:
                    _say(f"no figures found in {found.name}")
                yield found

    def tell(self, problem: str) -> None:
        """Say what is wrong, and count it."""
        self.problems.append(problem)
        _say(problem)


def _location(store: str | None) -> str:
    from claims.store import default_location

    chosen = store or str(default_location())
    return chosen if "://" in chosen else str(Path(chosen).absolute())


def _open(store: str | None) -> "Store":
    from claims.store import Store

    location = _location(store)
    if "://" not in location and not Path(location).is_file():
        raise HeshuError(f"{location}: there is no store yet; make one with `heshu run`")
    return Store(location)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _say(message: str) -> None:
    click.echo(f"heshu: {message}", err=True)


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
        _print(line)


def _coloured(words: str, style: str) -> str:
    return click.style(words, fg=COLOURS.get(style), bold=True)
