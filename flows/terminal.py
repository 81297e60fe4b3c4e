"""What `heshu run` shows a person: where it stands while it works, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from checks.relation import Severity
from flows.progress import Watcher
from flows.summary import Summary

COLOURS = {Severity.CRITICAL: "bold red", Severity.WARNING: "yellow", Severity.INFO: "green"}
NAMES = {Severity.CRITICAL: "inconsistent", Severity.WARNING: "for review", Severity.INFO: "consistent"}


@contextmanager
def watching(console: Console) -> Iterator[Watcher]:
    """A bar that follows what is reported; where nobody looks at a screen, one line a stage."""
    if not console.is_terminal:
        yield _one_line_a_stage(console)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("starting the engine", total=None)

        def watch(doing: str, done: int, total: int) -> None:
            several = total > 1
            words = f"{doing} {done}/{total}" if several else doing
            progress.update(bar, description=words, completed=done, total=total if several else None)

        yield watch


def _one_line_a_stage(console: Console) -> Watcher:
    stages: list[str] = []

    def watch(doing: str, _done: int, total: int) -> None:
        if doing not in stages:
            stages.append(doing)
            console.print(f"{doing} ({total})" if total > 1 else doing, highlight=False)

    return watch


def show(summary: Summary, console: Console, app: str) -> None:
    """The summary of a run: what was read, what was found, where to read on. `app` is the command for it."""
    for name in summary.blank:
        console.print(f"no figures found in {escape(name)}", style="dim", highlight=False, soft_wrap=True)
    for line in summary.moves:
        console.print(escape(line), style="cyan", highlight=False, soft_wrap=True)
    for problem in (*(failure.message for failure in (*summary.failures, *summary.errors)), *summary.broken):
        console.print(f"[bold red]failed[/] {escape(problem)}", highlight=False, soft_wrap=True)
    for notice in summary.notices:
        console.print(escape(notice), style="yellow", highlight=False, soft_wrap=True)
    for finding in summary.top:
        colour = COLOURS[finding.severity]
        console.print(
            f"[{colour}]{finding.severity.value}[/] {finding.check} {escape(finding.place)} {escape(finding.en)}",
            highlight=False,
            soft_wrap=True,
        )
    if summary.untold:
        console.print(f"and {_counted(summary.untold, 'more finding')} in the report", highlight=False)
    for name, words in _rows(summary, app):
        console.print(f"[bold]{name:9}[/]  {words}", highlight=False, soft_wrap=True)


def _rows(summary: Summary, app: str) -> Iterator[tuple[str, str]]:
    yield "documents", ", ".join(_documents(summary))
    standing = summary.standing
    yield "figures", f"{standing.figures} found in {_counted(standing.documents, 'document')}"
    yield (
        "relations",
        f"{standing.relations} checked: "
        + ", ".join(
            f"[{COLOURS[severity]}]{standing.severities.get(severity, 0)} {NAMES[severity]}[/]" for severity in Severity
        )
        + (f", {standing.waived} waived" if standing.waived else ""),
    )
    if summary.broken:
        files = _counted(len(summary.broken), "file")
        yield "waivers", f"[bold red]{files} could not be read[/]: what stood by it before stands"
    if summary.errors:
        yield "errors", f"[bold red]{_counted(len(summary.errors), 'check')} could not judge[/]"
    pages = [path for path in summary.report if path.suffix == ".html"] or list(summary.report)
    yield "report", " ".join(escape(str(path)) for path in pages)
    yield "Data Docs", escape(str(summary.data_docs))
    if standing.documents:
        yield "next", escape(app)


def _documents(summary: Summary) -> Iterator[str]:
    moved = {"renamed": len(summary.renamed), "back": len(summary.back)}
    if not summary.fresh and summary.unchanged and not any(moved.values()):
        yield f"{summary.documents} read, nothing new"
    else:
        yield f"{summary.documents} read: {summary.fresh - summary.anew} new"
        yield from (f"{count} {name}" for name, count in {"judged anew": summary.anew, **moved}.items() if count)
        yield f"{summary.unchanged} unchanged"
    if summary.gone:
        yield f"{len(summary.gone)} gone"
    if summary.failures:
        yield f"[bold red]{len(summary.failures)} failed[/]"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
