"""A report's content as an HTML page and as Markdown; both escape every value that a template doesn't mark as safe."""

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from claims.desk import WAIVED
from claims.figures import Language, reading
from claims.problems import told
from claims.tables import ClaimRow
from flows.report_content import REASONS, STATES, Content, web_address
from flows.report_words import LANGUAGES, TEMPLATES, known, say

# Marks that turn the reading direction could make a page show other words than the source has; surrogates and control
# characters can't stand in a page at all.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
MARKDOWN = re.compile(r"[\\`*_\[\]{}|~$#]")
BLOCK_START = re.compile(r"^( ?)(?=[-+](?:\s|$|-)|=)|^( ?\d+)(?=[.)](?:\s|$))")
LINK_START = re.compile(r"://|\bwww\.", re.IGNORECASE)
ROWS_AT_ONCE = 200


def html(content: Content, language: Language) -> str:
    """One self-contained page with both languages in it, showing `language` first."""
    script = _source("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        _environment(_visible)
        .get_template("report.html.j2")
        .render(
            **_shared(content),
            language=language,
            title=_title(content, language),
            titles={code: _title(content, code) for code in LANGUAGES},
            style=Markup(_source("report.css")),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            script_hash=digest,
            rows_at_once=ROWS_AT_ONCE,
            t=_both,
            either=_pair,
        )
    )


def markdown(content: Content, language: Language) -> str:
    """The same content, but for the full text, as GitHub Markdown in one language."""
    page = (
        _environment(as_markdown)
        .get_template("report.md.j2")
        .render(
            **_shared(content),
            title=_title(content, language),
            t=lambda key, **values: say(key, language, **values),
            either=lambda zh, en: zh if language == "zh" else en,
            verbatim=_verbatim,
            autolink=lambda address: Markup("<{}>").format(_verbatim(address)),
        )
    )
    return re.sub(r"\n{3,}", "\n\n", page).strip() + "\n"


def _shared(content: Content) -> dict[str, Any]:
    return {
        "content": content,
        "states": [state for state in STATES if state != WAIVED or content.waived],
        "reasons": REASONS,
        "check_name": lambda check: f"check_{check}" if known(f"check_{check}") else "",
        "reading": _reading,
        "problem": lambda failure, language: told(" · ".join(failure.values()), language),
        "when": _when,
        "web_address": web_address,
    }


@cache
def _environment(finalize: Callable[[object], object]) -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _visible(value: object) -> object:
    """The value with characters that act on the page instead of showing on it named in their place."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)


def as_markdown(value: object) -> Markup:
    """The value as one line of Markdown that shows exactly its characters."""
    if isinstance(value, Markup):
        return value
    line = re.sub(r"\s+", " ", str(_visible(str(value))))
    line = MARKDOWN.sub(r"\\\g<0>", line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    line = BLOCK_START.sub(r"\g<0>\\", line)
    return Markup(LINK_START.sub(lambda match: f"{match[0][:-1]}&#{ord(match[0][-1])};", line))  # noqa: S704 - escaped


def _verbatim(address: str) -> Markup:
    """An address between angle brackets in Markdown."""
    return Markup(address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C"))  # noqa: S704 - escaped


def _both(key: str, **values: object) -> Markup:
    return _pair(*(say(key, code, **values) for code in LANGUAGES))


def _pair(zh: str, en: str) -> Markup:
    """Words in both languages, of which the page shows one; once only where they are the same."""
    if zh == en:
        return escape(_visible(zh))
    return Markup("<span lang=zh>{}</span><span lang=en>{}</span>").format(_visible(zh), _visible(en))


def _reading(row: ClaimRow) -> str:
    return reading(row.lower, row.upper, row.unit)


def _title(content: Content, language: Language) -> str:
    if len(content.documents) == 1:
        return f"{content.documents[0].title} · {say('report', language)}"
    return say("report_of_many" if content.documents else "report_of_none", language, n=len(content.documents))


def _when(moment: datetime | None) -> str:
    """A moment in the reader's own time zone; the store keeps UTC."""
    if moment is None:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().strftime("%Y-%m-%d %H:%M %z")


@cache
def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
