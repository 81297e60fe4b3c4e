"""The commands that fill a store and show it: run, report, ui and serve."""

import os
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from claims.errors import HeshuError
from claims.figures import Language
from flows import options
from flows.console import CLEAN, FAILED, UNJUDGED, print_line, say
from flows.options import location, open_store

SEEDS = "seeds/documents"
REPORT = "report"


@click.command()
@click.argument("locations", metavar="[PATH|URL]...", nargs=-1)
@options.store
@click.option("--report", default=REPORT, show_default=True, help="Folder to write the report to.")
@click.option(
    "--language", type=options.LANGUAGES, default="zh", show_default=True, help="Language that the report opens in."
)
@click.option("--again", is_flag=True, help="Hold all documents of the store against each other once more.")
@options.jobs
@options.references
@options.rules
@options.waivers
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
    """Check documents, store what is new and write the report.

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

    places = _or_seeds(locations)
    prepare()
    end_quietly()
    server = start()
    with terminal.watching(Console(stderr=True)) as watcher, progress.watched(watcher):
        watcher("starting the engine", 0, 1)
        from flows.pipeline import check_documents, load_judge

        load_judge(places, Path(report))
        server.wait()
        try:
            summary = check_documents(
                places, location(store), report, language, jobs, references, rules, waivers, again=again
            )
        except JudgingError as error:
            summary = error.summary
    terminal.show(summary, Console(), app_command(store, report))
    sys.exit(UNJUDGED if summary.errors else FAILED if summary.failures or summary.broken else CLEAN)


@click.command()
@options.store
@click.option("--out", default=REPORT, show_default=True, help="Folder to write to.")
@click.option(
    "--format", "style", type=click.Choice(["html", "md", "jsonl"]), help="Print this one instead of writing."
)
@click.option(
    "--language", type=options.LANGUAGES, default="zh", show_default=True, help="Language that the page opens in."
)
def report(store: str | None, out: str, style: str | None, language: Language) -> None:
    """Write the report on all that is stored, reviews included."""
    from flows.report import gather, write
    from flows.report_lines import lines
    from flows.report_pages import html, markdown

    folder = Path(out)
    docs = folder / "data_docs"
    desk = open_store(store)
    if style is None:
        for path in write(desk, folder, language, data_docs=docs if docs.is_dir() else None):
            print_line(str(path))
        return
    found = gather(desk)
    pages = {"html": html, "md": markdown}
    sys.stdout.write(pages[style](found, language) if style in pages else lines(found))


@click.command()
@options.store
@click.option("--report", default=REPORT, show_default=True, help="Folder that holds the report.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port of the app.")
@click.option("--headless", is_flag=True, help="Do not open a browser.")
def ui(store: str | None, report: str, port: int, headless: bool) -> None:
    """Open the reviewers' app."""
    spec = find_spec("ui")
    if spec is None or spec.origin is None:
        raise HeshuError("the package ui is not installed; install heshu anew")
    app = Path(spec.origin).with_name("app.py")
    options = ["--server.port", str(port), "--server.headless", str(headless).lower()]
    options += ["--browser.gatherUsageStats", "false", "--server.showEmailPrompt", "false"]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    # In place of this process, so that what ends it ends the app.
    os.execv(sys.executable, [*command, "--", "--store", location(store), "--report", report])  # noqa: S606


@click.command()
@click.argument("locations", metavar="[PATH|URL]...", nargs=-1)
@options.store
@click.option("--report", default=REPORT, show_default=True, help="Folder to write the report to.")
@click.option("--cron", default="0 6 * * *", show_default=True, help="When to check again, as a cron expression.")
@click.option("--timezone", "zone", default="Asia/Shanghai", show_default=True, help="Time zone of the schedule.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Port of the Prefect server."
)
@options.references
@options.rules
@options.waivers
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
    from flows.places import is_address
    from flows.schedule import serve as serve_on_schedule

    places = _or_seeds(locations)
    for place in places:
        if not is_address(place) and not os.path.exists(place):  # noqa: PTH110 - a Path raises for a name too long
            raise HeshuError(f"{place}: no such file or folder; check the path")
    prepare()
    say(f"checking at {cron!r} ({zone}); Prefect's pages: http://127.0.0.1:{port}; stop with Ctrl-C")
    given = {"references": list(references), "rules": list(rules), "waivers": list(waivers)}
    serve_on_schedule(places, location(store), report, given, cron=cron, zone=zone, port=port)


def app_command(store: str | None, report: str) -> str:
    """The command that opens the app on this store and this report; a password is left out."""
    from claims.database import without_password

    named = ["--store", without_password(store)] if store else []
    beside = ["--report", report] if report != REPORT else []
    return shlex.join(["heshu", "ui", *named, *beside])


def _or_seeds(locations: tuple[str, ...]) -> list[str]:
    if not locations and not Path(SEEDS).is_dir():
        raise HeshuError(f"nothing to read: name a file, a folder or an address ({SEEDS}, the default, is not here)")
    return list(locations) or [SEEDS]
