"""Who speaks in a transcript: the labels that begin a turn (王敏：, 【主持人】, 新华社记者：, 问：), by offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import rjieba

from claims import lexicon
from claims.phrases import simplified

_LABEL = re.compile(
    r"^[ 　\t▲△●○■□◆◇★※*·]*"
    r"(?:[【\[［〔](?P<bracketed>[^\n【】\[\]［］〔〕。！？；：:]{1,40})[】\]］〕][ 　]?[:：]?"
    r"|(?P<plain>[^\n，,。；;：:“”‘’!?！？、][^\n，,。；;：:“”‘’!?！？]{0,39})[:：](?!//))",
    re.MULTILINE,
)
_LINE = re.compile(r"\s*(?P<line>[^\n]{0,400})")
_TURN = re.compile("[。！？!?；…]|[谢请您你我好]|各位|大家|[：:]$")
_SPEECH = re.compile("[谢请您你我]|各位|大家")
_SALUTATION = re.compile("各位|尊敬|亲爱|广大|全体|同志们|朋友们")
_HEAD = 3000
_BLANKS = re.compile(r"[ 　\t]+")
_BESIDE = re.compile(r"(?P<outer>[^（）()]+)[（(](?P<inner>[^（）()]+)[）)]")
_BODY = re.compile("[一-鿿]{3,}")
_FOREIGN = re.compile("[一-鿿A-Za-z]{1,8}·[一-鿿A-Za-z·]{1,12}")
_GIVEN = re.compile("[一-鿿]{1,2}")
_NO_NAME = frozenset("省市县区镇乡村率费性词点版类法化额量")
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nz"))
_ANSWERING = re.compile(
    "^[ 　\t]*(?P<who>[^\n，。：:]{2,40}?)(?:就|回应|接受)[^\n]{0,80}?答[^\n]{0,8}?记者问", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """From `start` on, until the next speaker, the text is what `name` said."""

    start: int
    name: str


class _Turn(NamedTuple):
    """Where a turn begins, its speaker as written, and how the label tells (role, name, asks, answers).

    `speech`: its first line speaks to somebody.
    """

    start: int
    name: str
    kind: str
    speech: bool


def speakers(text: str) -> list[Speaker]:
    """Where each speaker of a transcript begins, in order.

    Empty where fewer than two turns are marked, or one in a text that does not call itself a transcript. A name without
    an office begins a turn where others have one, or where people speak to each other; 问 and 答 do where the text has
    both, and are the reporter's and that of whom the head says to answer (…就…答记者问).
    """
    turns = list(_turns(text))
    if not turns:
        return []
    kinds = {turn.kind for turn in turns}
    transcript = _transcript(text[: min(turns[0].start, _HEAD)])
    interview = {"asks", "answers"} <= kinds
    spoken = transcript or interview or "role" in kinds or any(turn.speech for turn in turns)
    kept = [turn for turn in turns if turn.kind == "role" or (spoken if turn.kind == "name" else interview)]
    if len(kept) < 2 and not transcript:
        return []
    said_to = _interview(text[:_HEAD])
    return [Speaker(turn.start, said_to.get(turn.kind, turn.name)) for turn in kept]


def _turns(text: str) -> Iterator[_Turn]:
    for label in _LABEL.finditer(text):
        named = speaker(label["bracketed"] or label["plain"])
        line = _first_line(text, label.end()) if named else ""
        if named and _TURN.search(line):
            yield _Turn(label.start(), *named, bool(_SPEECH.search(line)))


def _first_line(text: str, position: int) -> str:
    """What follows a label in its line, or else the next line that is not blank, in Simplified characters."""
    line = _LINE.match(text, position)
    return simplified(line["line"]) if line else ""


@lru_cache(maxsize=4096)
def speaker(label: str) -> tuple[str, str] | None:
    """Who a label names and how it tells (role, name, asks, answers); None where it is a heading or a field."""
    label = label.strip()
    if all(len(token) == 1 for token in _BLANKS.split(label)):
        label = _BLANKS.sub("", label)
    plain = simplified(label)
    for kind in ("asks", "answers"):
        if plain in _surfaces(kind):
            return label, kind
    if _SALUTATION.search(plain) or plain.endswith(_surfaces("said")):
        return None
    verbs = [verb for verb in (*_surfaces("asks"), *_surfaces("answers")) if plain.endswith(verb)]
    for verb in (*verbs, ""):
        name = plain.removesuffix(verb).rstrip()
        if kind := "name" if _alone(name) else "role" if _told(name) else "":
            return label[: len(name)], kind
    return None


def _told(label: str) -> bool:
    """Whether a label tells its speaker by a role, an office or a body."""
    if beside := _BESIDE.fullmatch(label):
        outer, inner = beside["outer"].strip(), beside["inner"].strip()
        return (may_be_name(outer) and _office(inner)) or (_office(outer) and may_be_name(inner)) or _speaks(outer)
    return _speaks(label) or _behind_office(label) or _addressed(label)


def _speaks(label: str) -> bool:
    """Whether a label ends in a role that speaks: 主持人, 新华社记者, 国家统计局新闻发言人."""
    return label.endswith(_roles("speaks"))


def _office(words: str) -> bool:
    """Whether words end in an office or a role."""
    return words.endswith(_roles("office")) or _speaks(words)


def _behind_office(label: str) -> bool:
    """Whether a label is a name behind an office or, after a blank, behind a body: 局长李明, 新闻局 寿小丽."""
    for office in _roles("office"):
        _, found, name = label.rpartition(office)
        if found and may_be_name(name.strip()):
            return True
    *body, name = _BLANKS.split(label)
    return bool(body) and may_be_name(name) and bool(_BODY.fullmatch(body[-1]))


def _addressed(label: str) -> bool:
    """Whether a label is a name with an office or title after it, behind a role or alone: 王局长, 市民陈先生."""
    for office in _roles("office"):
        before = label.removesuffix(office)
        if before != label and may_be_name(before):
            return True
        surname = next((before[-n:] for n in (2, 1) if before[-n:] in _surnames()), "")
        if before != label and surname:
            rest = before.removesuffix(surname).rstrip()
            return not rest or _office(rest)
    return False


def _alone(label: str) -> bool:
    """Whether a label is nothing but a name: the segmenter knows it as one, or cuts the surname off."""
    if not may_be_name(label) or label[-1] in _NO_NAME or label in lexicon.places():
        return False
    (first, tag), *rest = rjieba.tag(label)
    return "·" in label or (first in _surnames() if rest else tag == "nr")


def may_be_name(words: str) -> bool:
    """Whether words may be the name of a person: a surname with one or two characters that are no other word."""
    if _FOREIGN.fullmatch(words):
        return True
    given = next((words[n:] for n in (2, 1) if words[:n] in _surnames()), "")
    if not _GIVEN.fullmatch(given):
        return False
    tags = rjieba.tag(words)
    return len(tags) > 1 or tags[0][1] in _NAMES


def _interview(head: str) -> dict[str, str]:
    """Who asks and who answers, as the head of an interview says; empty where it does not."""
    found = _ANSWERING.search(simplified(head))
    if found is None or not (_office(found["who"]) or _told(found["who"]) or _alone(found["who"])):
        return {}
    return {"asks": "记者", "answers": head[found.start("who") : found.end("who")].strip()}


def _transcript(head: str) -> bool:
    plain = simplified(head)
    return any(word in plain for word in _surfaces("transcript"))


@cache
def _surfaces(table: str) -> tuple[str, ...]:
    rows = lexicon.entries("speakers.toml", table)
    return tuple(sorted((surface for row in rows for surface in row["surfaces"]), key=len, reverse=True))


@cache
def _roles(name: str) -> tuple[str, ...]:
    rows = lexicon.entries("speakers.toml", "role")
    return tuple(surface for row in rows if row["name"] == name for surface in row["surfaces"])


@cache
def _surnames() -> frozenset[str]:
    return lexicon.words("speakers.toml", "surname")
