"""A process that uses a store for a test: `python -m tests.store_worker TASK LOCATION …`; it says what it has done."""

import itertools
import sys
import time

from claims.database import Database
from claims.model import Claim, Document
from claims.store import Store, claim_id, version_id
from claims.tables import Judgement
from tests.factories import claim, document, relation

SENTENCE = "第{0}项招聘{1}人。\n"


def large(label: str, size: int, name: str) -> Document:
    """A document of `size` claims in a text of its own."""
    text, claims = f"{label}\n", list[Claim]()
    for number in range(size):
        line = SENTENCE.format(number, 1000 + number)
        single = claim(line, f"{1000 + number}人", indicator="招聘")
        claims.append(moved(single, len(text)))
        text += line
    return document(text, claims, name=name)


def moved(single: Claim, by: int) -> Claim:
    """The claim with all its places moved along the text."""
    places = ("start", "end", "sentence_start", "sentence_end")
    fields = {field: getattr(single, field) for field in Claim.__dataclass_fields__}
    return Claim(**fields | {place: fields[place] + by for place in places})


def save(store: Store, label: str, size: int, name: str = "large.txt") -> str:
    """Save a large document with half as many relations as it has claims."""
    source = large(label, size, name)
    pairs = zip(source.claims[::2], source.claims[1::2], strict=True)
    return store.save(source, [relation(source, (source, one), (source, two)) for one, two in pairs], "1")


def say(*words: object) -> None:
    """Print at once: what is said was done."""
    print(*words, flush=True)


def save_many(store: Store, label: str, times: int, size: int) -> None:
    """Save one version after the other."""
    for number in range(times):
        say("saving")
        say("saved", save(store, f"{label}-{number}", size))


def review_many(store: Store, reviewer: str, times: int, size: int) -> None:
    """Judge the claims of the small document in turn."""
    source = large("small", size, "small.txt")
    ids = [claim_id(version_id(source, "1"), each) for each in source.claims]
    for number, judged in zip(range(times), itertools.cycle(ids), strict=False):
        started = time.monotonic()
        review = store.review(judged, Judgement.VERIFIED, reviewer, note=str(number))
        say("reviewed", review.id, round(time.monotonic() - started, 4))


def both(store: Store, label: str, size: int) -> None:
    """Save and judge until killed; the first save, which imports much, is over when this says `ready`."""
    save(store, "warm", 2, "warm.txt")
    say("ready")
    for number in itertools.count():
        say("saving")
        version = save(store, f"{label}-{number}", size)
        say("saved", version)
        judged = claim_id(version, large(f"{label}-{number}", size, "large.txt").claims[0])
        say("reviewed", store.review(judged, Judgement.DISPUTED, label).id)


def hold(location: str) -> None:
    """Hold the lock until killed."""
    with Database(location).session():
        say("holding")
        time.sleep(600)


def hog(location: str) -> None:
    """Hold the lock again and again, a tenth of a second at a time with nothing between, until killed."""
    database = Database(location)
    for number in itertools.count():
        with database.session():
            say("holding", number)
            time.sleep(0.1)


def main(task: str, location: str, *arguments: str) -> None:
    """Do one task."""
    if task in {"hold", "hog"}:
        (hold if task == "hold" else hog)(location)
        return
    store = Store(location)
    if task == "save":
        save_many(store, arguments[0], int(arguments[1]), int(arguments[2]))
    elif task == "review":
        review_many(store, arguments[0], int(arguments[1]), int(arguments[2]))
    else:
        both(store, arguments[0], int(arguments[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
