"""Small pieces of HTML about one claim. Whatever comes from a document or a reviewer is escaped here."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import urlsplit

from claims.desk import WAIVED, ClaimView, Orphan, RelationView
from claims.figures import PERCENTAGES, figure
from claims.model import Hedge
from claims.passages import Mark, segments
from claims.tables import ClaimRow, Review
from ui import access
from ui.access import Desk

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:&.])")
CONTEXT = 160
"""Characters of a long sentence that are kept on either side of the figure."""


def plain(text: str) -> str:
    """The text for a place where Streamlit reads Markdown, so that it is shown as it is."""
    return MARKDOWN.sub(r"\\\1", text)


def web_address(text: str) -> str | None:
    """The address where a browser may safely follow it (http or https, with a host), else None."""
    address = text.strip()
    if not address or any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def moment(when: datetime) -> str:
    """A moment in the local time of the machine, to the minute."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def heading(claim: ClaimView) -> str:
    """The figure and what it is of."""
    return (
        f'<div class="hs-head"><span class="hs-figure">{escape(claim.row.text)}</span>'
        f'<span class="hs-about">{escape(about(claim.row))}</span></div>'
    )


def about(row: ClaimRow) -> str:
    """What a claim is of, in the words of the text."""
    return " · ".join(part for part in (row.subject, row.measure) if part)


def axis(desk: Desk, name: str, state: str, judged: str = "") -> str:
    """The heading of one of the two axes, with where the claim stands on it, and who judged so when."""
    by = f'<span class="hs-standing">{escape(judged)}</span>' if judged else ""
    chip = f'<span class="hs-chip" data-state="{state}">{desk.say(state)}</span>'
    return f'<h3 class="hs-axis">{desk.say(name)}{chip}{by}</h3>'


def severity(claim: ClaimView) -> str:
    """The word key of a claim's worst verdict."""
    return tone(claim.severity)


def sentence(desk: Desk, row: ClaimRow, words: str, speaker: str | None, home: str | None = None) -> str:
    """The sentence with its figure marked, and who said it; a very long one is cut around the figure."""
    body = marked(row, words, CONTEXT)
    said = desk.say("says", speaker=speaker) if speaker else ""
    source = " · ".join(part for part in (said, home or "") if part)
    footer = f"<footer>{escape(source)}</footer>" if source else ""
    return f'<blockquote class="hs-sentence" lang="zh">{body}{footer}</blockquote>'


def marked(row: ClaimRow, words: str, context: int) -> str:
    """The sentence about the figure, which is marked."""
    return "".join(
        f"<mark>{escape(text)}</mark>" if is_figure else escape(text)
        for text, is_figure in excerpt(row, words, context)
    )


def excerpt(row: ClaimRow, words: str, context: int = 40) -> list[tuple[str, bool]]:
    """The sentence in pieces, each with whether it is the figure; cut where it goes on for long on either side."""
    start, end = row.start - row.sentence_start, row.end - row.sentence_start
    first, last = max(0, start - context), min(len(words), end + context)
    cut = [(part.text, bool(part.keys)) for part in segments(words, first, last, [Mark(start, end, row.id)])]
    return [*([("…", False)] if first else []), *cut, *([("…", False)] if last < len(words) else [])]


def reading(desk: Desk, row: ClaimRow) -> str:
    """What the words state and what values they allow."""
    unit = row.unit or ""
    if row.low is None or row.high is None:
        stated = desk.say("stated_vague")
    elif row.low == row.high:
        stated = desk.say("stated", value=figure(row.low), unit=unit)
    else:
        stated = desk.say("stated_range", low=figure(row.low), high=figure(row.high), unit=unit)
    said = stated if row.hedge == Hedge.EXACT else f"{stated} · {desk.say(f'hedge_{row.hedge}')}"
    return (
        f'<div class="hs-reading"><b>{desk.say("reading")}</b> {escape(bounds(desk, row))}'
        f"<small>{escape(said)}</small></div>"
    )


def bounds(desk: Desk, row: ClaimRow) -> str:
    """The true values that the printed figure allows, in words."""
    unit = row.unit or ""
    if row.lower is not None and row.upper is not None:
        if row.lower == row.upper:
            return desk.say("reading_exact", value=figure(row.lower), unit=unit)
        low, high = f"{figure(row.lower)}{unit if unit in PERCENTAGES else ''}", figure(row.upper)
        return desk.say("reading_between", lower=low, upper=high, unit=unit)
    if row.lower is not None:
        return desk.say("reading_at_least", lower=figure(row.lower), unit=unit)
    if row.upper is not None:
        return desk.say("reading_at_most", upper=figure(row.upper), unit=unit)
    return desk.say("reading_open")


def fields(desk: Desk, row: ClaimRow) -> str:
    """What the claim is about, as pairs of a name and the words of the text."""
    period = row.period or ""
    if row.period_start and row.period_end:
        days = desk.say("days", first=row.period_start.isoformat(), last=row.period_end.isoformat())
        period = f"{period}（{days}）" if period else days
    pairs = [
        ("subject", row.subject),
        ("measure", row.measure),
        ("scope", row.scope),
        ("period", period),
        ("status", desk.say(f"status_{row.status}")),
        ("cumulative", desk.say("yes") if row.cumulative else None),
        ("rules", "、".join(row.rules) if desk.language == "zh" else ", ".join(row.rules)),
    ]
    shown = "".join(
        f'<div class="{name}"><dt>{desk.say(name)}</dt><dd>{escape(value)}</dd></div>' for name, value in pairs if value
    )
    return f'<dl class="hs-fields">{shown}</dl>'


def relation(desk: Desk, view: RelationView) -> str:
    """A judged relation: verdict, check, why it is waived or was, what it means, what to write and the arithmetic."""
    row = view.row
    explanation = row.explanation_zh if desk.language == "zh" else row.explanation_en
    suggestion, excuse = (
        f"<p><b>{desk.say(name)}</b> {escape(value)}</p>" if value else ""
        for name, value in (("suggestion", suggested(desk, view)), ("waiver", row.waiver))
    )
    return (
        f'<section class="hs-relation {tone(view.standing)}"><header>'
        f'<span class="hs-verdict">{escape(told(desk, view))}</span>'
        f'<span class="hs-check">{escape(desk.say(f"check_{row.type}"))}</span></header>'
        f"{_waiver(desk, view)}<p>{escape(explanation)}</p>{suggestion}"
        f"<code>{escape(row.formula)}</code>{excuse}</section>"
    )


def suggested(desk: Desk, view: RelationView) -> str:
    """What to write, and for which figure where, as far as that is known; empty where nothing is suggested."""
    if view.row.suggestion is None:
        return ""
    mended = view.suggestion_for
    if mended is None:
        return desk.say("write", new=view.row.suggestion)
    paragraph, home = desk.say("paragraph", n=mended.paragraph), access.documents(desk).get(mended.claim.document)
    several = len({member.claim.document for member in view.members}) > 1
    place = f"{home.title or home.name} · {paragraph}" if several and home else paragraph
    return desk.say("write_for", old=mended.claim.text, new=view.row.suggestion, place=place)


def _waiver(desk: Desk, view: RelationView) -> str:
    """Why a finding is let stand, or that it no longer is; nothing where it never was."""
    waiver = view.waived or view.lapsed
    if waiver is None:
        return ""
    day = waiver.until.isoformat() if waiver.until else ""
    head = desk.say("waived_reason") if view.waived else desk.say("waived_lapsed", day=day)
    until = desk.say("waived_until", day=day) if view.waived and day else ""
    where = " · ".join(filter(None, (until, waiver.place)))
    return f'<p class="hs-why"><b>{head}</b> {escape(waiver.reason or "")}<small>{escape(where)}</small></p>'


def told(desk: Desk, view: RelationView) -> str:
    """The verdict in words, and that it is waived."""
    return " · ".join([desk.say(view.row.verdict), *([desk.say(WAIVED)] if view.waived is not None else [])])


def tone(value: str) -> str:
    """The class that colours a severity, and the key of its word."""
    return value if value in {"critical", "warning", WAIVED, "info"} else "none"


def history(desk: Desk, reviews: Sequence[Review], current: str) -> str:
    """Who judged what and when, newest first; those under another key than the current one are of earlier words."""
    return "".join(_review(desk, review, current) for review in reversed(reviews))


def orphans(desk: Desk, left: Sequence[Orphan]) -> str:
    """The reviews of figures that are no longer there, newest first, each below the words that it judged."""
    return "".join(
        f'<p class="hs-judged" lang="zh">{marked(one.judged.claim, one.judged.sentence, CONTEXT)}</p>'
        + _review(desk, one.review, "")
        for one in reversed(left)
    )


def _review(desk: Desk, review: Review, current: str) -> str:
    address = web_address(review.evidence or "")
    evidence = (
        f'<p><a href="{escape(address)}" target="_blank" rel="noopener noreferrer nofollow">{escape(address)}</a></p>'
        if address
        else (f"<p>{escape(review.evidence)}</p>" if review.evidence else "")
    )
    note = f"<p>{escape(review.note)}</p>" if review.note else ""
    older = "" if not current or review.claim_key == current else f"<small>{desk.say('earlier_version')}</small>"
    return (
        f'<article class="hs-review"><header><b data-judgement="{escape(review.judgement)}">'
        f"{desk.say(review.judgement)}</b><span>{escape(review.reviewer)}</span>"
        f"<time>{moment(review.created)}</time>{older}</header>{evidence}{note}</article>"
    )
