"""Every check there is, in the order in which they run. Adding a check is one module and one line here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from inspect import getdoc
from types import ModuleType

from checks import (
    agree,
    date,
    growth,
    growth_across,
    hedge,
    magnitude,
    order,
    product,
    reference,
    rule,
    scope,
    share,
    trend,
)
from checks import list as lists
from checks import sum as sums
from checks.disclaimers import waived
from checks.expressions import Rule
from checks.identities.near import near_identities
from checks.identities.undone import undone
from checks.official import Official
from checks.page import Page, page
from checks.passed_over import without_passed_over
from checks.relation import Relation, Verdict
from checks.statements import Statement, statements
from checks.system import solved
from checks.told_apart import without_told_apart
from claims.condensed import condensed
from claims.model import Document
from claims.sought import Sought


@dataclass(frozen=True, slots=True)
class Standards:
    """What figures are held to beside each other: official ones by what they are of, and rules of the user's own."""

    references: reference.Index
    rules: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its id, what it does to a page with what the user gave beside it, and its documentation.

    `across` is what it does to the statements of several documents, `sought` what it looks for in others; None where
    it keeps to one document.
    """

    id: str
    relations: Callable[[Page, Standards], Iterator[Relation]]
    manual: str
    across: Callable[[Sequence[Statement]], Iterator[Relation]] | None = None
    sought: Callable[[Sequence[Statement]], Iterator[Sought]] | None = None


def _check(
    module: ModuleType,
    relations: Callable[[Page, Standards], Iterator[Relation]] | None = None,
    between: ModuleType | None = None,
) -> Check:
    """The check of a module; `between` holds what it does between documents where that has a module of its own."""
    name = module.__name__.rpartition(".")[2]
    beyond = (getattr(between or module, name, None) for name in ("across", "sought"))
    return Check(name, relations or (lambda page, _: module.relations(page)), getdoc(module) or "", *beyond)


CHECKS = (
    _check(agree),
    _check(scope),
    _check(sums),
    _check(share),
    _check(growth, between=growth_across),
    _check(product),
    _check(lists),
    _check(order),
    _check(hedge),
    _check(magnitude),
    _check(trend),
    _check(date),
    _check(reference, lambda page, standards: reference.relations(page, standards.references)),
    _check(rule, lambda page, standards: rule.relations(page, standards.rules)),
)

UNTIED = {
    "share": lambda document: list(share.relations(page(document))),
    "sum": lambda document: list(sums.relations(page(document), told=True)),
}
"""What finds the relations of a kind that a slip of the pen may keep from fitting."""


def check(
    documents: Sequence[Document],
    references: Sequence[Official] = (),
    rules: Sequence[Rule] = (),
    beside: Sequence[Document] = (),
) -> list[Relation]:
    """Every relation between the claims of the documents, judged; the documents hold their claims.

    In the order of the documents and within each of `CHECKS`, then those between documents; relations that hold are
    among them. `references` are the official figures that the claims are checked against (see `checks.official`),
    `rules` the user's own (see `checks.grammar`). `beside` are documents that were checked before: theirs are only the
    relations with the others.
    """
    standards = Standards(reference.index(references), rules)
    within = [relation for document in documents for relation in _within(document, standards)]
    return [*within, *across(documents, beside)]


def _within(document: Document, standards: Standards) -> list[Relation]:
    """The relations of one document, of its claims as given.

    They are found in the claims as a page has them: in Simplified words, in the text as it is read.
    """
    flat = condensed(document)
    given = {(laid.start, laid.end): claim for laid, claim in zip(flat.claims, document.claims, strict=True)}
    found = solved(_found(flat, standards))
    return [relation.of_claims(lambda claim: given[claim.start, claim.end]) for relation in found]


def _found(document: Document, standards: Standards) -> list[Relation]:
    """The relations within a document, with what its own words waive; none whose figures may not belong together.

    With those of figures that no check relates and that one slip of the pen keeps from an identity.
    """
    laid = page(document)
    kept = _kept(laid, (each for entry in CHECKS for each in entry.relations(laid, standards)))
    missed = _wrong(_kept(laid, near_identities(laid, kept)))
    untied = undone(laid, document, [*kept, *missed], UNTIED)
    return [*kept, *missed, *_wrong(_kept(laid, untied))]


def _kept(laid: Page, found: Iterable[Relation]) -> list[Relation]:
    return without_told_apart(laid, without_passed_over(laid, waived(laid, list(found))))


def _wrong(found: Iterable[Relation]) -> list[Relation]:
    return [each for each in found if each.verdict is Verdict.INCONSISTENT]


def across(documents: Sequence[Document], beside: Sequence[Document] = ()) -> Iterator[Relation]:
    """The relations whose members stand in several documents, with one of `documents` among them."""
    own = {document.name for document in documents}
    stated = list(statements([*documents, *beside])) if len(documents) + len(beside) > 1 else []
    for entry in CHECKS if stated else ():
        for relation in entry.across(stated) if entry.across else ():
            if any(member.document in own for member in relation.members):
                yield relation


def sought(documents: Sequence[Document]) -> list[Sought]:
    """What to look for in other documents, so that `across` finds what these do not fit in with."""
    stated = list(statements(documents))
    return list(dict.fromkeys(one for entry in CHECKS if entry.sought for one in entry.sought(stated)))
