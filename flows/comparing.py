"""What was read, held against the store: which documents are new or changed, which were renamed, whose file is gone."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.documents import located
from claims.recognition import Kept, recognised
from claims.store import Store
from flows import progress
from flows.places import is_address
from flows.work import Work


def compare(work: Work, desk: Store, locations: Sequence[str]) -> None:
    """Find the documents among those of the store, tell the store which of its own are gone, and keep what to store.

    A document is gone whose file was in one of the folders, or was one of the files, that the run reads at `locations`,
    and is there no more. Nothing is said of a folder that can't be reached.
    """
    progress.report("comparing with the store", 0, 1)
    kept = desk.kept()
    known = {one.id: one for one in kept}
    found = recognised(list(work.documents.values()), kept, is_absent)
    work.documents = {document.name: document for document in found.documents}
    ids = {document.identity for document in found.documents}
    gone = list(_gone([one for one in kept if one.id not in ids and not one.gone], locations))
    read = {
        document.identity: located(document.name)
        for document in found.documents
        if document.identity in known and known[document.identity].location != located(document.name)
    }
    if read or gone:
        desk.notice(read, {one.id for one in gone})
    outdated = {document.name for document in desk.outdated(found.documents, work.rules_version)}
    work.known = frozenset(name for name, document in work.documents.items() if document.identity in known)
    work.renamed = found.renamed
    work.gone = tuple(one.name for one in gone)
    work.back = tuple(name for name, document in work.documents.items() if _was_gone(known.get(document.identity)))
    work.fresh = [name for name in work.documents if name in outdated or name in found.renamed]
    work.read = len(work.documents)
    work.unchanged = work.read - len(work.fresh)


def is_absent(place: str) -> bool:
    """Whether there is certainly nothing at a path; what may not be looked at may be there."""
    try:
        os.stat(place)  # noqa: PTH116 - the path is looked at as it is
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _was_gone(one: Kept | None) -> bool:
    return one is not None and one.gone


def _gone(kept: Sequence[Kept], locations: Sequence[str]) -> Iterator[Kept]:
    places = [located(location) for location in locations if not is_address(location)]
    folders = tuple(os.path.join(place, "") for place in places if Path(place).is_dir())  # noqa: PTH118 - ends in a slash
    files = {place for place in places if Path(place).parent.is_dir()}
    for one in kept:
        place = located(one.location)
        if (place in files or place.startswith(folders)) and is_absent(place):
            yield one
