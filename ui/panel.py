"""One claim opened: what it says, what the machine found, and what people judged, on two axes that never meet."""

from collections.abc import Callable, Sequence

import streamlit as st

from claims.desk import ClaimDetail, RelationView
from ui import access, pieces
from ui.access import Desk, Filters
from ui.choice import choose, choose_next
from ui.components import Row, rows
from ui.verdict import stale, verdict

FINDINGS = ("critical", "warning")


def panel(
    desk: Desk,
    claim: str,
    detail: ClaimDetail | None,
    order: Sequence[str],
    filters: Filters,
    open_document: Callable[[], None] | None = None,
) -> None:
    """Show a claim in full.

    `order` are the ids around it for stepping to the previous and the following one; `filters` bound the search for the
    next unreviewed one.
    """
    with st.container(key="detail_steps"):
        _steps(desk, claim, order, filters, open_document)
    if detail is None or not detail.current:
        st.warning(desk.say("gone_with_document" if detail and detail.document.gone else "gone"))
        if detail is None:
            return
    with st.container(key="detail_body", gap="xsmall"):
        row = detail.claim.row
        st.html(pieces.heading(detail.claim))
        st.html(pieces.sentence(desk, row, detail.claim.sentence, _speaker(detail), _home(detail)))
        st.html(pieces.reading(desk, row))
        stale(desk, detail)
        _machine(desk, detail)
        st.html(pieces.fields(desk, row))
    with st.container(key="detail_verdict", gap="xsmall"):
        verdict(desk, detail)


def _steps(
    desk: Desk, claim: str, order: Sequence[str], filters: Filters, open_document: Callable[[], None] | None
) -> None:
    before, after = _around(claim, order)
    with st.container(horizontal=True, key="steps", gap="xsmall"):
        st.button(desk.say("close"), key="close", icon=":material/arrow_back:", on_click=choose, args=(None,))
        for name, target, shortcut in (("previous", before, "K"), ("following", after, "J")):
            st.button(
                desk.say(name),
                key=name,
                shortcut=shortcut,
                disabled=target is None,
                on_click=choose,
                args=(target,),
            )
        st.button(
            desk.say("next_unreviewed"),
            key="next_unreviewed",
            shortcut="N",
            type="primary",
            on_click=choose_next,
            args=(desk, filters),
        )
        if open_document and st.button(desk.say("open_document"), key="open_document", icon=":material/article:"):
            open_document()


def _around(claim: str, order: Sequence[str]) -> tuple[str | None, str | None]:
    """The claims before and after; of one that left the list, because it was judged, those about its last place."""
    if claim in order:
        place = st.session_state["place"] = order.index(claim)
        following = place + 1
    else:
        place = following = min(int(st.session_state.get("place", 0)), len(order))
    return order[place - 1] if place else None, order[following] if following < len(order) else None


def _machine(desk: Desk, detail: ClaimDetail) -> None:
    st.html(pieces.axis(desk, "verdict_axis", pieces.severity(detail.claim)))
    found = [view for view in detail.relations if view.standing in FINDINGS]
    waived = [view for view in detail.relations if view.waived is not None]
    fitting = [view for view in detail.relations if view.row.severity not in FINDINGS]
    if not detail.relations:
        st.caption(desk.say("no_relations"))
    for view in found:
        _relation(desk, detail, view)
    if waived:
        with st.expander(desk.say("waived_findings", count=len(waived)), expanded=not found):
            for view in waived:
                _relation(desk, detail, view)
    if fitting:
        with st.expander(desk.say("fits", count=len(fitting)), expanded=not found and not waived):
            for view in fitting:
                _relation(desk, detail, view)


def _relation(desk: Desk, detail: ClaimDetail, view: RelationView) -> None:
    st.html(pieces.relation(desk, view))
    own = detail.claim.row
    others = {member.claim.id: member for member in view.members if member.claim.id != own.id}
    if not others:
        return
    known = access.documents(desk)
    items: list[Row] = [
        {
            "key": member.claim.id,
            "tone": "plain",
            "verdict": "",
            "figure": member.claim.text,
            "about": pieces.about(member.claim),
            "text": pieces.excerpt(member.claim, member.sentence),
            "place": known[member.claim.document].title or known[member.claim.document].name
            if member.claim.document != own.document and member.claim.document in known
            else "",
            "state": "",
            "judgement": "",
        }
        for member in others.values()
    ]
    rows(f"members_{view.row.id}", items, None, choose)


def _speaker(detail: ClaimDetail) -> str | None:
    speaker = detail.claim.row.speaker
    if not speaker:
        return None
    bodies = (detail.document.speakers or {}).items()
    body = next((body for name, body in bodies if name in speaker and body not in speaker), None)
    return f"{speaker}（{body}）" if body else speaker


def _home(detail: ClaimDetail) -> str:
    document = detail.document
    published = document.published.isoformat() if document.published else ""
    return " · ".join(part for part in (document.title or document.name, published) if part)
