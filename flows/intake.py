"""The first stages of a run: documents read from files and addresses, and the figures that they claim."""

from collections.abc import Sequence
from contextlib import suppress

from prefect import task
from prefect.cache_policies import NO_CACHE

from claims.errors import HeshuError, UnreachableError
from claims.model import Document
from flows import progress
from flows.engine import BATCH, batches, unwalked
from flows.extraction import Failure, extract_documents, read_one
from flows.fetch import fetch
from flows.places import expand, is_address, passed_over
from flows.work import Work


def read_documents(work: Work, locations: Sequence[str]) -> None:
    """Read what is at the locations, each document or why not."""
    names, problems = expand(locations)
    work.failures += [Failure(problem.partition(": ")[0], problem) for problem in problems]
    work.notices = tuple(passed_over(locations))
    addresses = [name for name in names if is_address(name)]
    progress.report("reading", 0, len(names))
    for batch in batches([name for name in names if not is_address(name)]):
        for found in read_batch(batch):
            work.take(found)
        progress.report("reading", len(work.documents) + len(work.failures), len(names))
    for batch in batches(addresses):
        fetched: dict[str, Document | Failure] = {}
        unreached: dict[str, Failure] = {}
        with suppress(UnreachableError):
            fetch_batch(batch, unwalked(fetched), unwalked(unreached))
        for name in batch:
            work.take(fetched.get(name) or unreached[name])
        progress.report("reading", len(work.documents) + len(work.failures), len(names))


def extract_figures(work: Work, jobs: int | None) -> None:
    """Read the figures of the documents at hand; one that raised is dropped and told."""
    for found in extract_all(unwalked(list(work.documents.values())), jobs):
        work.take(found)


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
