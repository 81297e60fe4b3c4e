"""A slip of the pen as a relation that it breaks."""

import re

from checks.identities.forms import GROWTH, PRODUCT, RISE, SHARE, SUM, Identity
from checks.identities.slips import Slipped
from checks.relation import Member, Relation, Words, plain, printed, reckoned
from checks.repair import RATES

MAGNITUDE = re.compile("[万亿萬億]")
SIGNS = {SUM: " + ", SHARE: " ÷ ", GROWTH: " ÷ ", PRODUCT: " × "}


def slip_told(found: Slipped, *others: Slipped) -> Relation:
    """The relation that a slip breaks, with what else would mend it."""
    identity, right = found.identity, found.repair.text
    *_, last = identity.figures
    shown = f"{_terms(found)} = {_computed(identity)}"
    text, ways = last.claim.text, [(each.figure.claim.text, each.repair.text) for each in (found, *others)]
    zh = ",或".join(f"{wrong}改为{so}" for wrong, so in ways)
    en = ", or ".join(f"{so} for {wrong}" for wrong, so in ways)
    return Relation(
        type=GROWTH if identity.kind == RISE else identity.kind,
        members=tuple(Member(figure.document, figure.claim, "of an identity") for figure in identity.figures),
        left=identity.computed,
        right=identity.stated,
        formula=reckoned(shown, text, fits=False),
        explanation=Words(
            zh=f"{shown},文中写{text},不符;若{zh},则相符,可能是一处笔误。",
            en=f"{shown}; the text says {text}, which does not fit. With {en} it does: one slip would explain it.",
        ),
        suggestion=right,
    )


def _computed(identity: Identity) -> str:
    """What figures come to: in digits as what they should is, as a percentage, else to a few digits."""
    made, last = identity.computed, identity.figures[-1].claim
    if made.lower == made.upper and not MAGNITUDE.search(printed(last)):
        return plain(made.lower)
    return made.written("%" if last.dimension in RATES else "")


def _terms(found: Slipped) -> str:
    identity = found.identity
    texts = [figure.claim.text.lstrip("-－−") for figure in identity.figures[:-1]]
    if identity.kind == RISE:
        falls = (identity.figures[-1].claim.low or 0) < 0
        return f"{texts[0]} ÷ ({texts[1]} {'+' if falls else '−'} {texts[0]})"
    terms = SIGNS[identity.kind].join(texts)
    return f"{terms} − 1" if identity.kind == GROWTH else terms
