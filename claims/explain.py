"""What was read in a text and why, figure by figure, for a person to argue with."""

from datetime import date

from claims.decisions import decide
from claims.extract import extract
from claims.model import Claim, Kind
from claims.quantities import mentions


def explain(text: str, published: date | None = None) -> str:
    """Every number of `text` in order: what it was taken for, the rules that fired and, for a claim, its reading.

    One block a number, ended by a line break; a text without numbers gives one line that says so.
    """
    claims = {claim.start: claim for claim in extract(text, published)}
    lines: list[str] = []
    for decision in decide(text, mentions(text)):
        mention = decision.mention
        claim = next((claims[at] for at in range(mention.start, mention.end) if at in claims), None)
        line, column = text.count("\n", 0, mention.start) + 1, mention.start - text.rfind("\n", 0, mention.start)
        kind = claim.kind if claim else decision.kind
        lines.append(f"{line}:{column} {text[mention.start : mention.end]}  {kind}")
        if claim:
            lines.extend(_claim_lines(claim))
        elif kind in (Kind.CLAIM, Kind.STRUCTURE):
            lines.append("    not a claim: a cell of a table without a label")
        else:
            lines.append(f"    not a claim: {decision.rule} (claims/lexicon/{_file(mention.rule)})")
    return "\n".join(lines or ["no number in this text"]) + "\n"


def _file(rule: str) -> str:
    return "decisions.toml" if rule == "quantity" else "patterns.toml"


def _claim_lines(claim: Claim) -> list[str]:
    stated = "not stated" if claim.low is None else plain(claim.low)
    if claim.high is not None and claim.high != claim.low:
        stated += f" to {plain(claim.high)}"
    bounds = (
        f"{'-∞' if claim.lower is None else plain(claim.lower)} to {'∞' if claim.upper is None else plain(claim.upper)}"
    )
    about = [("subject", claim.subject), ("measure", claim.measure), ("scope", claim.scope), ("period", claim.period)]
    days = f"{claim.period_start or '…'} to {claim.period_end or '…'}" if claim.period else ""
    return [
        f"    states   {stated} {claim.unit}  hedge {claim.hedge}  dimension {claim.dimension}",
        f"    reads    {bounds}",
        *(
            f"    {name:<8} {value}{f'  ({days})' if name == 'period' and days else ''}"
            for name, value in about
            if value
        ),
        f"    status   {claim.status}{', cumulative' if claim.cumulative else ''}",
        f"    rules    {'  '.join(claim.rules)}",
    ]


def plain(value: object) -> str:
    """A Decimal without exponent or trailing zeros."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
