"""The last stages of a run: its record in the store, the report, and the summary for whoever started it."""

from collections.abc import Sequence
from pathlib import Path

from prefect import get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from checks.relation import Severity
from claims.figures import Language
from claims.store import Store
from claims.tables import Run
from flows.report import write
from flows.summary import Summary, standing, top_findings
from flows.work import Work

DATA_DOCS = "data_docs"


def finish(work: Work, desk: Store, run: Run) -> Run:
    """Record in the store how the run ended, and log what went wrong."""
    problems = [problem.message for problem in (*work.failures, *work.errors)]
    problems += work.waivers.broken.values()
    for problem in problems:
        get_run_logger().warning(problem)
    return desk.finish_run(
        run.id,
        state="failed" if problems else "completed",
        documents=work.read,
        new_versions=len(work.new),
        claims=sum(len(work.documents[name].claims) for name in work.new),
        relations=len(work.judged) if work.stored else 0,
        failures=[{"message": problem} for problem in problems],
    )


@task(name="report", cache_policy=NO_CACHE, retries=1, retry_delay_seconds=1)
def write_report(store: Store, folder: Path, language: Language, run: Run) -> list[Path]:
    """The report on everything current in the store."""
    return write(store, folder, language, run, folder / DATA_DOCS)


def summarise(work: Work, desk: Store, report: Sequence[Path], folder: Path) -> Summary:
    """What the run did, and where the store stands after it."""
    relations = desk.findings(verdicts=None)
    top, untold = top_findings(relations, list(work.documents.values()))
    return Summary(
        documents=work.read,
        fresh=len(work.new),
        anew=len(work.new & work.known),
        unchanged=work.unchanged,
        renamed=tuple((former, name) for name, former in work.renamed.items()),
        gone=work.gone,
        back=work.back,
        blank=tuple(name for name in sorted(work.stored) if not work.documents[name].claims),
        failures=tuple(work.failures),
        broken=tuple(work.waivers.broken.values()),
        errors=tuple(work.errors),
        notices=work.notices,
        standing=standing(relations, desk),
        top=top,
        untold=untold,
        report=tuple(report),
        data_docs=folder / DATA_DOCS / "index.html",
    )


@task(name="publish", cache_policy=NO_CACHE)
def publish(summary: Summary) -> None:
    """The run's result as an artifact of the engine."""
    create_markdown_artifact(markdown=_markdown(summary), key="heshu-result", description="figures and findings")


def _markdown(summary: Summary) -> str:
    counts = {
        "documents read": summary.documents,
        "new or changed": summary.fresh,
        "unchanged": summary.unchanged,
        "renamed": len(summary.renamed),
        "gone": len(summary.gone),
        "back": len(summary.back),
        "failed": len(summary.failures),
        "files of waivers that are wrong": len(summary.broken),
        "figures": summary.standing.figures,
        "relations checked": summary.standing.relations,
        **{severity.value: summary.standing.severities.get(severity, 0) for severity in Severity},
        "waived": summary.standing.waived,
        "checks that raised": len(summary.errors),
    }
    lines = ["| | count |", "|---|---:|", *(f"| {name} | {count} |" for name, count in counts.items())]
    lines += [f"- {failure.message}" for failure in (*summary.failures, *summary.errors)]
    lines += [f"- {problem}" for problem in summary.broken]
    lines += [f"- {line}" for line in (*summary.moves, *summary.notices)]
    return "\n".join(lines)
