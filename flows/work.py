"""What one run has in hand, handed on from stage to stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims import RULES_VERSION
from claims.model import Document
from flows.extraction import Failure
from flows.given import Given
from flows.rows import Judged
from flows.waivers import Gathered


@dataclass(slots=True)
class Work:
    """What one run has in hand: its documents by name, the names of those to store, and what went wrong so far.

    `beside` are documents of the store that the run did not read, as far as the fresh ones have to fit them; `again`
    says that those of the store have to fit each other too. `known` are the names of documents that the store had
    before. `renamed` has the former names of documents by their new ones, `gone` the names of those whose file this run
    missed, `back` of those whose file is there again.
    """

    given: Given
    again: bool = False
    read: int = 0
    unchanged: int = 0
    documents: dict[str, Document] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    beside: list[Document] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    stored: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    waivers: Gathered = field(default_factory=Gathered)
    notices: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()

    @property
    def new(self) -> set[str]:
        """The documents that were stored for what they say, not for their name or their file's return alone."""
        return self.stored - self.renamed.keys() - set(self.back)

    @property
    def rules_version(self) -> str:
        """The version of all that the documents are judged by: the program's rules, tables and rules of the user's."""
        return "+".join(filter(None, (RULES_VERSION, self.given.mark)))

    def take(self, found: Document | Failure) -> None:
        """Keep a document, or drop it and keep why."""
        if isinstance(found, Document):
            self.documents[found.name] = found
        else:
            self.failures.append(found)
            self.drop({found.subject})

    def drop(self, names: set[str]) -> None:
        """Neither check nor store these documents."""
        self.documents = {name: document for name, document in self.documents.items() if name not in names}
        self.fresh = [name for name in self.fresh if name not in names]
