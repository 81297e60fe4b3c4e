"""The limits that a level is told with: what leads up to the figure of one, and what one is called behind it."""

import re
from functools import cache

from claims import lexicon

_KEPT_TO = re.compile("[，,]?(?:均|都|也|仍|已|远|遠|控制|保持|稳定|维持)*(?:[^，,]?[于於在])?的?")


@cache
def led_to() -> str:
    """A pattern of what leads up to a limit that the level right before is under or over: ，| 略低于省控制指标 | 0.35.

    Its group `limit` is what the limit is called, where that says how it was set: not a mere 目标 or 标准.
    """
    set_so, limit = lexicon.alternation("limit-set"), lexicon.alternation("limit")
    return (
        "[，,]?(?:均|都|也|仍|已|远|遠|略|稍)*[高低优][于於][^，,；;。、0-9]{0,6}?"
        f"(?:(?P<limit>{set_so}(?:{limit}|值))|{limit}值?)(?:为|的)?"
    )


@cache
def _led() -> "re.Pattern[str]":
    return re.compile(led_to())


@cache
def _behind() -> "re.Pattern[str]":
    set_so, limit = lexicon.alternation("limit-set"), lexicon.alternation("limit")
    return re.compile(f"的(?:{set_so}|年度|省定|国家|规划)?(?:{limit}|水平)")


def called(words_before: str) -> str:
    """What the limit is called that is told with how it was set, by all the words before its figure; else empty."""
    found = _led().fullmatch(words_before) if "于" in words_before or "於" in words_before else None
    return found["limit"] or "" if found else ""


def kept_to(words_before: str, words_behind: str) -> bool:
    """Whether a figure is the limit that a level keeps to: 控制在 | 5% | 的目标以内."""
    behind = words_behind[:1] == "的" and _behind().match(words_behind) is not None
    return behind and _KEPT_TO.fullmatch(words_before) is not None
