"""Findings as the workflow commands that GitHub shows beside the lines of a pull request.

See "Workflow commands for GitHub Actions": properties escape %, line breaks, colons and commas; the message the first
two alone.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from checks.relation import Relation, Severity
from checks.waivers import Notice, Waiver
from claims.figures import Language
from claims.model import Document
from flows.lines import label, message, position, suggested

COMMANDS = {Severity.CRITICAL: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(
    relation: Relation, documents: Mapping[str, Document], language: Language, waiver: Waiver | None = None
) -> str:
    """One command for a finding, at its first figure; a notice with the reason where the finding is waived."""
    first = relation.members[0]
    line, column = position(documents[first.document].text, first.claim.start)
    told = [message(relation, language), relation.formula]
    command, title = COMMANDS[relation.severity], f"heshu {relation.type}"
    if waiver is not None:
        command, title, told = "notice", f"{title} (waived)", [*told, f"{label('waived', language)}: {waiver.reason}"]
    elif (suggestion := suggested(relation, language)) is not None:
        told.append(f"{label('suggestion', language)}: {suggestion}")
    return _command(command, "\n".join(told), file=_file(first.document), line=line, col=column, title=title)


def notice_annotation(notice: Notice) -> str:
    """One warning for a waiver that did not apply."""
    waiver = notice.waiver
    return _command("warning", notice.message, file=_file(waiver.file), line=waiver.line, title="heshu waiver")


def problem_annotation(problem: str) -> str:
    """One error without a place for what could not be read."""
    return _command("error", problem, title="heshu")


def _command(command: str, words: str, **properties: str | int) -> str:
    listed = ",".join(f"{name}={str(value).translate(PROPERTY)}" for name, value in properties.items())
    return f"::{command} {listed}::{words.translate(DATA)}"


def _file(name: str) -> str:
    """The path from the working folder, as GitHub knows it; one outside of it, or an address, as it is."""
    path = Path(os.path.normpath(name))
    if "://" in name:
        return name
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()
