"""A document with its claims marked in place, a stretch of text at a time, and one of them opened beside it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import streamlit as st

from claims.desk import WAIVED, ClaimDetail, ClaimView
from claims.passages import Mark, Passage, passages
from claims.tables import DocumentRow
from ui import access, pieces
from ui.access import Desk, Filters
from ui.choice import choose, chosen, offering, show_in_address
from ui.components import marked_text
from ui.paging import page, pager, turn_to
from ui.panel import panel

STRETCH = 8000
"""Characters of text on one page; a page ends with a line if there is one in its second half."""

SIGNS = {
    "verified": "✓",
    "refuted": "✗",
    "disputed": "!",
    "not_enough_evidence": "?",
    "not_checkable": "○",
    "stale": "↻",
}


def show(desk: Desk) -> None:
    """The page."""
    claim = chosen()
    detail = access.detail(desk, claim) if claim else None
    document = _document(desk, access.documents(desk) | access.gone(desk), detail)
    show_in_address()
    text = access.text(desk, document)
    edges = stretches(text)
    if detail and detail.current and detail.document.id == document.id:
        _turn_to(detail.claim.row.id, detail.claim.row.start, edges)
    with st.container(key="reader_open" if claim and not offering() else "reader"):
        left, right = st.columns([6, 5], gap="medium")
    with left, st.container(key="list"):
        views = _text(desk, document, text, edges, detail)
        _orphans(desk, document)
    with right, st.container(key="detail"):
        if claim is not None:
            panel(desk, claim, detail, [view.row.id for view in views], Filters(document=document.id))
        elif not document.gone:
            st.caption(desk.say("choose_mark"))
            st.caption(desk.say("keys"))


def stretches(text: str, length: int = STRETCH) -> list[int]:
    """Where the pages of a text end, in order, the last at its end; each holds at most `length` characters."""
    edges, start = [], 0
    while len(text) - start > length:
        line = text.rfind("\n", start + length // 2, start + length)
        start = line + 1 if line >= 0 else start + length
        edges.append(start)
    return [*edges, len(text)]


def _document(desk: Desk, known: Mapping[str, DocumentRow], detail: ClaimDetail | None) -> DocumentRow:
    """The document chosen; that of the open claim when the claim was opened since."""
    if detail and st.session_state.get("followed") != detail.claim.row.id:
        st.session_state["followed"] = detail.claim.row.id
        st.session_state["read"] = detail.document.id
    if st.session_state.get("read") not in known:
        st.session_state["read"] = next(iter(known))
    with st.container(horizontal=True, vertical_alignment="center", key="document_head"):
        chosen_document = st.selectbox(
            desk.say("choose_document"),
            list(known),
            format_func=lambda key: _title(desk, known[key]),
            key="read",
            label_visibility="collapsed",
            persist_state="session",
            on_change=_other_document,
        )
        document = known[str(chosen_document)]
        st.caption(_summary(desk, document))
    if document.gone:
        st.warning(desk.say("document_gone", name=pieces.plain(document.name), moment=pieces.moment(document.gone)))
    return document


def _title(desk: Desk, document: DocumentRow) -> str:
    title = document.title or document.name
    return desk.say("gone_title", title=title) if document.gone else title


def _other_document() -> None:
    choose(None)
    turn_to("stretch")


def _summary(desk: Desk, document: DocumentRow) -> str:
    counts = access.counts(desk, document.id)
    origin = [document.publisher or "", document.published.isoformat() if document.published else ""]
    if document.gone:
        return " · ".join(map(pieces.plain, filter(None, origin)))
    numbers = desk.say(
        "document_counts",
        claims=counts.total,
        inconsistent=counts.findings["critical"],
        review=counts.findings["warning"],
        reviewed=counts.total - counts.judgements["unreviewed"] - counts.judgements["stale"],
    )
    waived = counts.findings[WAIVED]
    let_stand = desk.say("document_waived", count=waived) if waived else ""
    return " · ".join(part for part in [*map(pieces.plain, origin), numbers, let_stand] if part)


def _turn_to(claim: str, start: int, edges: Sequence[int]) -> None:
    """Turn to the open claim's page, once, so that the reader may leaf on with the claim still open."""
    if st.session_state.get("turned_to") != claim:
        st.session_state["turned_to"] = claim
        turn_to("stretch", min(bisect_right(edges, start), len(edges) - 1) + 1)


def _text(
    desk: Desk, document: DocumentRow, text: str, edges: Sequence[int], detail: ClaimDetail | None
) -> list[ClaimView]:
    shown = page("stretch", len(edges))
    start, end = (edges[shown - 2] if shown > 1 else 0), edges[shown - 1]
    views = access.claims_between(desk, document, start, end)
    if not document.gone:
        _legend(desk, document)
        if not access.counts(desk, document.id).total:
            st.info(desk.say("no_claims"))
    marks = [Mark(view.row.start - start, view.row.end - start, view.row.id) for view in views]
    related = {member.claim.id for view in detail.relations for member in view.members} if detail else set()
    marked_text(
        page=f"{document.current_version} {shown}",
        lines=[_line(passage) for passage in passages(text[start:end], marks)],
        marks={view.row.id: _look(desk, view) for view in views},
        chosen=chosen(),
        related=sorted(related),
        on_open=choose,
    )
    if len(edges) > 1:
        pager("stretch", len(edges))
    return views


def _line(passage: Passage) -> list[tuple[str, str | None]]:
    return [(segment.text, segment.keys[-1] if segment.keys else None) for segment in passage.segments]


def _look(desk: Desk, view: ClaimView) -> dict[str, str]:
    state = access.standing_of(view)
    return {
        "tone": pieces.tone(view.severity),
        "label": f"{desk.say(pieces.severity(view))} · {desk.say(state)}",
        "sign": SIGNS.get(state, ""),
        "judgement": state,
    }


def _legend(desk: Desk, document: DocumentRow) -> None:
    waived = [WAIVED] if access.counts(desk, document.id).severities[WAIVED] else []
    marks = "".join(
        f'<span class="{tone}">{desk.say(tone)}</span>' for tone in ("critical", "warning", *waived, "info", "none")
    )
    signs = "".join(
        f'<span class="sign" data-judgement="{state}"><b>{sign}</b>{desk.say(state)}</span>'
        for state, sign in SIGNS.items()
    )
    st.html(f'<div class="hs-legend">{marks}<i></i>{signs}</div>')


def _orphans(desk: Desk, document: DocumentRow) -> None:
    orphans = access.orphans(desk, document)
    if orphans:
        label = desk.say("orphans_gone" if document.gone else "orphans", count=len(orphans))
        with st.expander(label, icon=":material/history:", expanded=document.gone is not None):
            st.caption(desk.say("orphans_gone_why" if document.gone else "orphans_why"))
            st.html(pieces.orphans(desk, orphans))
