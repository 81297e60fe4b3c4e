"""Files to documents with their claims, one by one or in a pool of processes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claims import extract_document
from claims.documents import read
from claims.errors import HeshuError
from claims.model import Document

POOL_FROM = 1_000_000
"""Bytes from which starting processes takes less time than it saves: each has to load the lexicon."""

Item = TypeVar("Item", str, Document)


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done for a document or by a check, and one line that says why and what to do."""

    subject: str
    message: str


def extract_files(names: Sequence[str], jobs: int | None = None) -> Iterator[Document | Failure]:
    """Each file read and extracted, in the order given; a failure takes the place of what could not be done.

    `jobs` is the number of processes, by default as many as there are processors where the files are large enough
    to gain by it.
    """
    yield from _mapped(read_and_extract, names, sum(map(_size, names)), jobs)


def extract_documents(documents: Sequence[Document], jobs: int | None = None) -> Iterator[Document | Failure]:
    """Each document with its claims, in the order given, or why it has none; `jobs` as in `extract_files`."""
    yield from _mapped(extract_one, documents, sum(len(document.text) for document in documents), jobs)


def read_one(name: str) -> Document | Failure:
    """The document at a path, or why there is none. Never raises."""
    try:
        return read(name)
    except HeshuError as error:
        return Failure(name, str(error))
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        return _bug(name, error)


def extract_one(document: Document) -> Document | Failure:
    """The document with its claims, or why it has none. Never raises."""
    try:
        return extract_document(document)
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        return _bug(document.name, error)


def read_and_extract(name: str) -> Document | Failure:
    """The document at a path with its claims, or why there is none. Never raises."""
    document = read_one(name)
    return document if isinstance(document, Failure) else extract_one(document)


def _bug(name: str, error: Exception) -> Failure:
    return Failure(name, f"{name}: {type(error).__name__}: {error}; report it with this document as a bug")


def _size(name: str) -> int:
    with suppress(OSError):
        return Path(name).stat().st_size
    return 0


def _mapped(
    work: Callable[[Item], Document | Failure], items: Sequence[Item], size: int, jobs: int | None
) -> Iterator[Document | Failure]:
    jobs = min(jobs or (os.cpu_count() or 1 if size >= POOL_FROM else 1), len(items))
    if jobs <= 1:
        yield from map(work, items)
        return
    waiting = list(items)
    while waiting:
        taken = yield from _pooled(work, waiting, jobs)
        if taken < len(waiting):
            yield from _alone(work, waiting[taken : taken + AHEAD * jobs])
        waiting = waiting[taken + AHEAD * jobs :]


AHEAD = 4
"""Documents that wait for each process, so that none is idle and not all are held in memory."""


def _pooled(
    work: Callable[[Item], Document | Failure], items: Sequence[Item], jobs: int
) -> Generator[Document | Failure, None, int]:
    """What came of each item, in order, by several processes; ends where one of them died, with the number done."""
    waiting: deque[Future[Document | Failure]] = deque()
    done = 0
    with _pool(jobs) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) >= AHEAD * jobs:
                    found = waiting.popleft().result()
                    done += 1
                    yield found
            while waiting:
                found = waiting.popleft().result()
                done += 1
                yield found
        except BrokenProcessPool:
            return done
        finally:
            pool.shutdown(cancel_futures=True)
    return done


def _alone(work: Callable[[Item], Document | Failure], items: Sequence[Item]) -> Iterator[Document | Failure]:
    """What came of each item, each given a process of its own, so that one that dies is known by its document."""
    for item in items:
        with _pool(1) as pool:
            try:
                yield pool.submit(work, item).result()
            except BrokenProcessPool:
                name = item.name if isinstance(item, Document) else item
                yield Failure(name, f"{name}: its process was killed, perhaps for want of memory; split the document")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked child would inherit the locks of the caller's threads.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
