"""The main job as a Prefect flow: read, extract, check, judge, store, report.

Tasks take batches, never single documents: the engine's cost is by task.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from checks import across, check, is_held, sought
from checks.relation import Relation, Severity
from claims import RULES_VERSION
from claims.desk import RelationView
from claims.errors import HeshuError, StoreError, UnreachableError
from claims.figures import Language
from claims.model import Document
from claims.store import Store, identity, version_id
from claims.tables import Run
from flows import progress
from flows.comparing import compare
from flows.environment import end_quietly
from flows.extraction import Failure, extract_documents, read_one
from flows.fetch import fetch
from flows.given import REFERENCES, RULES, Given, or_default, read_given
from flows.places import expand, is_address
from flows.report import write
from flows.rows import Judged, JudgedRelation, rows_by_document, rows_elsewhere, waiver_row
from flows.summary import JudgingError, Summary, standing, top_findings
from flows.waivers import Gathered, path_of, waived_in_store
from flows.waivers import gather as gather_waivers
from flows.work import Work

if TYPE_CHECKING:
    from checks.suite import Outcome

BATCH = 50
DATA_DOCS = "data_docs"
Value = TypeVar("Value")


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
        _read(work, locations)
        _find_waivers(work, waivers)
        compare(work, desk, locations)
        if work.fresh or again or not (folder / DATA_DOCS / "index.html").is_file():
            _extract(work, jobs)
            _find_beside(work, desk)
            _judge(work, folder / DATA_DOCS)
            _store(work, desk, store)
            _relate_again(work, desk)
        _let_stand(work, desk)
    except BaseException as error:
        with suppress(HeshuError):
            desk.finish_run(run.id, state="failed", failures=[{"message": str(error) or type(error).__name__}])
        raise
    run = _finish(work, desk, run)
    progress.report("writing the report", 0, 1)
    files = write_report(_unwalked(desk), folder, language, _unwalked(run))
    summary = _summary(work, desk, files, folder)
    publish(_unwalked(summary))
    get_run_logger().info("%d read, %d new, %d failed", summary.documents, summary.fresh, len(summary.failures))
    if work.errors:
        raise JudgingError(summary)
    return summary


def _summary(work: Work, desk: Store, report: Sequence[Path], folder: Path) -> Summary:
    relations = desk.findings(verdicts=None)
    return Summary(
        documents=work.read,
        fresh=len(work.new),
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
        top=top_findings(relations, list(work.documents.values())),
        report=tuple(report),
        data_docs=folder / DATA_DOCS / "index.html",
    )


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


def _finish(work: Work, desk: Store, run: Run) -> Run:
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


def _read(work: Work, locations: Sequence[str]) -> None:
    names, problems = expand(locations)
    work.failures += [Failure(problem.partition(": ")[0], problem) for problem in problems]
    addresses = [name for name in names if is_address(name)]
    progress.report("reading", 0, len(names))
    for batch in _batches([name for name in names if not is_address(name)]):
        for found in read_batch(batch):
            work.take(found)
        progress.report("reading", len(work.documents) + len(work.failures), len(names))
    for batch in _batches(addresses):
        fetched: dict[str, Document | Failure] = {}
        unreached: dict[str, Failure] = {}
        with suppress(UnreachableError):
            fetch_batch(batch, _unwalked(fetched), _unwalked(unreached))
        for name in batch:
            work.take(fetched.get(name) or unreached[name])
        progress.report("reading", len(work.documents) + len(work.failures), len(names))


def _extract(work: Work, jobs: int | None) -> None:
    for found in extract_all(_unwalked(list(work.documents.values())), jobs):
        work.take(found)


def _find_beside(work: Work, desk: Store) -> None:
    wanted = sought([work.documents[name] for name in work.fresh])
    if work.again:
        wanted += [one for one in desk.unfit(RULES_VERSION) if is_held(one.indicator, total=one.total)]
    work.beside = desk.stated(wanted, RULES_VERSION, work.documents.values())


def _relate_again(work: Work, desk: Store) -> None:
    if work.again:
        desk.relate(rows_elsewhere(_versions(work, desk), work.fresh, work.judged))


def _versions(work: Work, desk: Store) -> dict[str, str]:
    """The ids of the versions that are related, by the documents' names."""
    current = {row.name: row.current_version for row in desk.documents()} if work.beside else {}
    beside = {document.name: current[document.name] for document in work.beside}
    return beside | {name: version_id(document, work.rules_version) for name, document in work.documents.items()}


def _find_waivers(work: Work, files: Sequence[str]) -> None:
    work.waivers = gather_waivers(work.documents, files)


def _let_stand(work: Work, desk: Store) -> None:
    """Let stand what the waivers cover of the findings of the documents that were read.

    What another document's waiver lets stand is left to the run that reads that one, and what a file lets stand that is
    now broken to the run after it is mended.
    """
    read = {identity(document): name for name, document in work.documents.items()}
    findings = [view for view in desk.findings() if _concerns(view, read, work.waivers)]
    names = {row.id: row.name for row in desk.documents()} if findings else {}
    outcome = waived_in_store(findings, names, work.documents, work.waivers.waivers, date.today())  # noqa: DTZ011
    homes = {path_of(name): home for home, name in read.items()}
    desk.let_stand(
        [view.row.id for view in findings],
        [
            waiver_row(view.row.id, waiver, homes[waiver.document])
            for view, waiver in (*outcome.findings, *outcome.lapsed)
            if waiver is not None
        ],
    )
    work.notices = tuple(notice.line for notice in outcome.notices)
    for notice in work.notices:
        get_run_logger().warning(notice)


def _concerns(view: RelationView, read: Container[str], gathered: Gathered) -> bool:
    said = view.waived or view.lapsed
    if said is not None and (said.document not in read or gathered.is_from_broken(said.place)):
        return False
    return any(member.claim.document in read for member in view.members)


def _judge(work: Work, data_docs: Path) -> None:
    progress.report("checking", 0, 1)
    relations, raised = find_relations(
        _unwalked(list(work.documents.values())), _unwalked(work.given), _unwalked(work.beside), again=work.again
    )
    work.errors += raised
    work.drop({error.subject for error in raised})
    documents = list(work.documents.values())
    progress.report("judging", 0, 1)
    outcome = judge_relations(_unwalked(relations), _unwalked(documents), data_docs)
    for message, unfit in _unjudged(outcome, relations, documents):
        names = ", ".join(sorted(unfit & set(work.fresh)))
        kept = f"; not stored, to be judged anew by the next run: {names}" if names else ""
        work.errors.append(Failure(message.partition(":")[0], message + kept))
        work.drop(unfit)
    known = work.documents.keys() | {document.name for document in work.beside}
    work.judged = [
        Judged(relation, verdict)
        for relation, verdict in zip(relations, outcome.verdicts, strict=True)
        if verdict is not None and known.issuperset(member.document for member in relation.members)
    ]


def _unjudged(
    outcome: "Outcome", relations: Sequence[Relation], documents: Sequence[Document]
) -> Iterator[tuple[str, set[str]]]:
    """What could not be judged, with the names of the documents that it concerns."""
    for broken in outcome.broken:
        yield f"{broken.rule}: extracted figures break this rule", {documents[n].name for n in broken.documents}
    for error in outcome.errors:
        members = [member for relation in relations if relation.type == error.check for member in relation.members]
        yield f"{error.check}: the expectation raised {error.message}", {member.document for member in members}


def _store(work: Work, desk: Store, store: str) -> None:
    rows = rows_by_document(_versions(work, desk), work.fresh, work.judged)
    for batch in _batches(work.fresh):
        progress.report("storing", len(work.stored), len(work.fresh))
        try:
            work.stored |= store_batch(
                store, _unwalked([(work.documents[name], rows[name]) for name in batch]), work.rules_version
            )
        except StoreError:
            _store_singly(work, store, batch, rows)


def _store_singly(work: Work, store: str, names: Sequence[str], rows: Mapping[str, list[JudgedRelation]]) -> None:
    """Store what can be stored of a batch that could not be stored as a whole."""
    for name in names:
        try:
            work.stored |= store_batch(store, _unwalked([(work.documents[name], rows[name])]), work.rules_version)
        except StoreError as error:
            work.failures.append(Failure(name, f"{name}: not stored: {error}"))


@task(name="read", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def read_batch(names: list[str]) -> list[Document | Failure]:
    """The documents at these paths, each or why not."""
    return [read_one(name) for name in names]


@task(name="fetch", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=[1, 5, 20])
def fetch_batch(addresses: list[str], fetched: dict[str, Document | Failure], unreached: dict[str, Failure]) -> None:
    """Fetch each address into `fetched`; those that do not answer into `unreached`.

    Raises UnreachableError where there are any, so that these are tried again, and only these.
    """
    unreached.clear()
    for address in addresses:
        if address in fetched:
            continue
        try:
            fetched[address] = fetch(address)
        except UnreachableError as error:
            unreached[address] = Failure(address, str(error))
        except HeshuError as error:
            fetched[address] = Failure(address, str(error))
    if unreached:
        raise UnreachableError(f"no answer from {', '.join(unreached)}")


@task(name="extract", cache_policy=NO_CACHE)
def extract_all(documents: list[Document], jobs: int | None) -> list[Document | Failure]:
    """The documents with their claims, each or why not; one task, so that one pool of processes serves them all."""
    extracted: list[Document | Failure] = []
    for found in extract_documents(documents, jobs):
        if len(extracted) % BATCH == 0:
            progress.report("extracting", len(extracted), len(documents))
        extracted.append(found)
    return extracted


@task(name="check", cache_policy=NO_CACHE)
def find_relations(
    documents: list[Document], given: Given, beside: list[Document], *, again: bool = False
) -> tuple[list[Relation], list[Failure]]:
    """Every relation within the documents, between them and to those beside, and the documents on which a check raised.

    `again` is for the relations between those beside as well.
    """
    raised: list[Failure] = []
    try:
        found = check(documents, given.references, given.rules, beside)
        relations = [*found, *(across(beside) if again else ())]
    except Exception:  # noqa: BLE001 - one document must not stop the others
        relations, raised = _relations_singly(documents, given)
    get_run_logger().info("%d relations between the figures of %d documents", len(relations), len(documents))
    return relations, raised


def _relations_singly(documents: Sequence[Document], given: Given) -> tuple[list[Relation], list[Failure]]:
    relations: list[Relation] = []
    raised: list[Failure] = []
    for document in documents:
        try:
            relations += check([document], given.references, given.rules)
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            get_run_logger().exception("a check raised on %s", document.name)
            reason = f"a check raised {type(error).__name__}: {error}; not stored; report it as a bug"
            raised.append(Failure(document.name, f"{document.name}: {reason}"))
    return relations, raised


@task(name="judge", cache_policy=NO_CACHE)
def judge_relations(relations: list[Relation], documents: list[Document], data_docs: Path) -> "Outcome":
    """What Great Expectations says of the relations and of the claims themselves; writes the Data Docs."""
    from checks.suite import judge

    outcome = judge(relations, documents, data_docs)
    for error in outcome.errors:
        get_run_logger().error("%s raised %s", error.check, error.message)
    return outcome


@task(name="store", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])
def store_batch(store: str, documents: list[tuple[Document, list[JudgedRelation]]], rules_version: str) -> set[str]:
    """Store the documents with their relations in one transaction; returns their names."""
    Store(store).save_all(documents, rules_version)
    return {document.name for document, _ in documents}


@task(name="report", cache_policy=NO_CACHE, retries=1, retry_delay_seconds=1)
def write_report(store: Store, folder: Path, language: Language, run: Run) -> list[Path]:
    """The report on everything current in the store."""
    return write(store, folder, language, run, folder / DATA_DOCS)


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


def _batches(items: Sequence[Value]) -> Iterator[list[Value]]:
    for start in range(0, len(items), BATCH):
        yield list(items[start : start + BATCH])


def _unwalked(value: Value) -> Value:
    """The value for a task as it is: the engine would walk through every claim in search of futures."""
    return cast("Value", quote(value))
