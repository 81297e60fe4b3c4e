"""The main job as a Prefect flow: read, extract, check, judge, store, report."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from prefect import flow, get_run_logger

from claims.errors import HeshuError
from claims.figures import Language
from claims.store import Store
from flows import progress
from flows.closing import DATA_DOCS, finish, publish, summarise, write_report
from flows.comparing import compare
from flows.engine import unwalked
from flows.environment import end_quietly
from flows.given import REFERENCES, RULES, or_default, read_given
from flows.intake import extract_figures, read_documents
from flows.judging import find_beside, judge_figures
from flows.keeping import let_stand, relate_again, store_documents
from flows.places import expand, is_address
from flows.summary import JudgingError, Summary
from flows.waivers import gather
from flows.work import Work


@flow(name="check-documents", validate_parameters=False)
def check_documents(
    locations: list[str],
    store: str,
    report: str = "report",
    language: Language = "zh",
    jobs: int | None = None,
    references: Sequence[str] = (),
    rules: Sequence[str] = (),
    waivers: Sequence[str] = (),
    *,
    again: bool = False,
) -> Summary:
    """Read the documents at paths, folders and addresses, judge their figures, store what is new, write the report.

    The figures are also held to the tables at `references` and the rule files at `rules`, by default those in
    seeds/reference and seeds/rules, and every document is judged anew when these change; TableError or RuleError is
    raised for one that is wrong. `again` also holds the documents of the store against each other once more, as after
    a change of the checks. Findings are let stand by the files of `waivers`, by default by the one beside each
    document, as they are now, whether a document is new or not.

    A document and a file of waivers that can't be read are told in the summary and don't stop the others. Raises
    JudgingError where a check or an expectation raised, StoreError where the store can't be used, HeshuError where the
    report can't be written.
    """
    end_quietly()
    desk, folder = Store(store), Path(report)
    run = desk.start_run()
    try:
        given = read_given(or_default(references, REFERENCES), or_default(rules, RULES))
        work = Work(given, again=again)
        read_documents(work, locations)
        work.waivers = gather(work.documents, waivers)
        compare(work, desk, locations)
        if work.fresh or again or not (folder / DATA_DOCS / "index.html").is_file():
            extract_figures(work, jobs)
            find_beside(work, desk)
            judge_figures(work, folder / DATA_DOCS)
            store_documents(work, desk, store)
            relate_again(work, desk)
        let_stand(work, desk)
    except BaseException as error:
        with suppress(HeshuError):
            desk.finish_run(run.id, state="failed", failures=[{"message": str(error) or type(error).__name__}])
        raise
    run = finish(work, desk, run)
    progress.report("writing the report", 0, 1)
    files = write_report(unwalked(desk), folder, language, unwalked(run))
    summary = summarise(work, desk, files, folder)
    publish(unwalked(summary))
    get_run_logger().info("%d read, %d new, %d failed", summary.documents, summary.fresh, len(summary.failures))
    if work.errors:
        raise JudgingError(summary)
    return summary


def load_judge(locations: Sequence[str], folder: Path) -> None:
    """Import Great Expectations now, while the server starts, where a document looks newer than the last judgement.

    It takes seconds, which a run that finds nothing new can spare; the judging imports it where this did not.
    """
    try:
        judged = (folder / DATA_DOCS / "index.html").stat().st_mtime
        newer = any(Path(name).stat().st_mtime > judged for name in expand(locations)[0] if not is_address(name))
    except OSError:
        newer = True
    if newer:
        import checks.suite  # noqa: F401
