"""Which page of a long list or text is shown, and the widget that turns it."""

import streamlit as st


def page(name: str, pages: int) -> int:
    """The page that is shown, from 1, never past the last."""
    return min(max(1, int(st.session_state.get(name, 1))), pages)


def turn_to(name: str, number: int = 1) -> None:
    """Show this page at the next run."""
    st.session_state[name] = number


def pager(name: str, pages: int, visible: int = 7) -> None:
    """The widget. Its key changes with the page, because Streamlit warns of a widget whose value is set elsewhere."""
    shown = page(name, pages)
    key = f"{name}_{shown}_{pages}"

    def turned() -> None:
        turn_to(name, int(st.session_state[key]))

    st.pagination(pages, default=shown, key=key, max_visible_pages=visible, on_change=turned)
