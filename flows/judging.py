"""The middle stages of a run: the relations between figures, found by the checks and judged by Great Expectations."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from checks import is_held, sought
from checks.relation import Relation
from claims import RULES_VERSION
from claims.model import Document
from claims.store import Store
from flows import progress
from flows.checking import checked, raised_by
from flows.engine import unwalked
from flows.extraction import Failure
from flows.given import Given
from flows.rows import Judged
from flows.work import Work

if TYPE_CHECKING:
    from checks.suite import Outcome

TOGETHER = "documents together"


def find_beside(work: Work, desk: Store) -> None:
    """Find the documents of the store that those to be stored have to fit."""
    wanted = sought([work.documents[name] for name in work.fresh])
    if work.again:
        wanted += [one for one in desk.unfit(RULES_VERSION) if is_held(one.indicator, total=one.total)]
    work.beside = desk.stated(wanted, RULES_VERSION, work.documents.values())


def judge_figures(work: Work, data_docs: Path) -> None:
    """Find and judge the relations; documents on which a check or an expectation raised are dropped and told."""
    progress.report("checking", 0, 1)
    relations, raised = find_relations(
        unwalked(list(work.documents.values())), unwalked(work.given), unwalked(work.beside), again=work.again
    )
    work.errors += raised
    work.drop({error.subject for error in raised})
    documents = list(work.documents.values())
    progress.report("judging", 0, 1)
    outcome = judge_relations(unwalked(relations), unwalked(documents), data_docs)
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


@task(name="check", cache_policy=NO_CACHE)
def find_relations(
    documents: list[Document], given: Given, beside: list[Document], *, again: bool = False
) -> tuple[list[Relation], list[Failure]]:
    """Every relation within the documents, between them and to those beside, and the documents on which a check raised.

    `again` is for the relations between those beside as well.
    """
    found = checked(documents, given, beside, again=again)
    for name, error in found.raised.items():
        get_run_logger().error("a check raised on %s", name, exc_info=error)
    get_run_logger().info("%d relations between the figures of %d documents", len(found.relations), len(documents))
    failures = [
        Failure(name, f"{name}: {raised_by(error)}; not stored; report it as a bug")
        for name, error in found.raised.items()
    ]
    if found.together:
        get_run_logger().error("a check raised on the documents together", exc_info=found.together)
        told = f"{TOGETHER}: {raised_by(found.together)}; each was checked by itself; report it as a bug"
        failures.append(Failure(TOGETHER, f"{told}; once that is mended, relate them by heshu run --again"))
    return found.relations, failures


@task(name="judge", cache_policy=NO_CACHE)
def judge_relations(relations: list[Relation], documents: list[Document], data_docs: Path) -> "Outcome":
    """What Great Expectations says of the relations and of the claims themselves; writes the Data Docs."""
    from checks.suite import judge

    outcome = judge(relations, documents, data_docs)
    for error in outcome.errors:
        get_run_logger().error("%s raised %s", error.check, error.message)
    return outcome
