"""What a sentence without figures, or the heading of a line, says that the next figure is of where nothing names it.

大型超市的客流明显减少。周末下降 | 30%; 2.水库除险加固。截至8月底，完工 | 16座.
"""

import re

from claims import topics
from claims.clauses import STOP, trim_opening
from claims.contexts import Named, Subject
from claims.headings import numbered
from claims.leads import Run
from claims.lexicon import listed
from claims.nouns import is_aspect, noun_left, only_bodies, only_verbs
from claims.quantities import Quantity

_NUMBER = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[，,、])\s*")
_WHEN = re.compile(
    r"\s*(?:[0-9]{4}年|[去今前]年|上年)(?:全年|度|末|底|[上下]半年|(?:第?[一二三四]|前[二三])季度"
    r"|[0-9]{1,2}(?:[-—－–~～至到][0-9]{1,2})?月份?)?[，,]?(?=..)"
)
_SAYS = re.compile("[。！？!?；;]")
_CLOSED = "。！？!?；; 　”"
_SHORT, _HEADING, _FAR = 2, 20, 200


def told_before(text: str, start: int, end: int, led: tuple[Run, Named], figure: Quantity) -> Subject | None:
    """What the sentence without figures that ends right before `end` speaks of, where a figure behind it names nothing.

    `start` is where the last figure's sentence ends; nothing is told across a line.
    """
    run, naming = led
    if end - start <= _SHORT or not names_nothing(naming):
        return None
    line = text.rfind("\n", start, end) + 1
    start = max(start, line, end - _FAR)
    said = text[start:end].rstrip(_CLOSED)
    if len(said) <= _SHORT:
        return None
    last = max((mark.end() for mark in _SAYS.finditer(said)), default=0)
    if start == line and not last and numbered(said):
        return headed(said)
    when = _WHEN.match(text, start + last, start + len(said))
    begin = when.end() if when else start + last
    found = topics.topic(text, begin, start + len(said) + 1, (), bare=True)
    return found if found and topics.goes_with(found, figure, run.left, naming) else None


def names_nothing(naming: Named) -> bool:
    """Whether the words before a figure name nothing but an aspect or an act."""
    return not naming.noun or is_aspect(naming.noun) or only_verbs(naming.noun)


def headed(line: str) -> Subject | None:
    """The thing that a heading names: 养老床位 of 一、养老床位; None where it names a body, an act alone or more."""
    number = _NUMBER.match(line)
    words = line[number.end() :] if number else line
    words = words.rstrip(_CLOSED)
    if not _SHORT <= len(words) <= _HEADING or STOP.search(words) or "、" in words:
        return None
    noun = noun_left(trim_opening(words)[0])[0]
    whole = len(noun) >= _SHORT and words.endswith(noun)
    named = whole and noun not in listed("no-noun") and not only_bodies(noun) and not only_verbs(noun)
    return Subject(noun, rule="heading") if named else None
