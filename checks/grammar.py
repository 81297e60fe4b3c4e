"""The grammar of rule files: read whole, each mistake named with its line, its column and a remedy.

    rules      = { comparison severity ":" message }
    comparison = sum ( "<=" | "<" | ">=" | ">" | "=" ) sum [ "within" number "%" ]
    sum        = product { ( "+" | "-" ) product }
    product    = factor { ( "*" | "/" ) factor }
    factor     = number | indicator | "(" sum ")"
    number     = digits with an optional unit: 1.05, 5%, 3000万元
    indicator  = name [ "@" place ] [ "[" time [ "," "planned" ] | "planned" "]" ]
    name       = letters and digits, or any words in quotes
    severity   = "error" | "warning"
    message    = the rest of the line

A comparison may be written over several lines; what follows # is a comment. ≤, ≥, ×, ÷, full-width signs, “ ”, 错误,
警告, 误差 (within) and 计划 (planned) do as well.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

import pyparsing as pp

from checks.expressions import ANY, COUNTED, HEADS, PARTS, PERCENT, Expression, Number, Operation, Rule, Sign, Term
from checks.official import CellError, indicator_of, period_of, scope_of, unit_of
from checks.relation import Verdict
from claims.encodings import decode
from claims.errors import RuleError

SUFFIX = ".rules"
LINE_END = "\n"
BLANKS = frozenset(" \t　")
LATIN = 0x2000
OPERAND = "an indicator, a number or “(”"
WITHIN = ("within", "误差")
PLANNED = ("planned", "计划")
ORDINARY = dict(zip("≤≥＜＞＝＋－−×＊÷／", ("<=", ">=", "<", ">", "=", "+", "-", "-", "*", "*", "/", "/"), strict=True))
SEVERITIES = {
    **dict.fromkeys(("error", "错误"), Verdict.INCONSISTENT),
    **dict.fromkeys(("warning", "警告"), Verdict.REVIEW),
}


def read_rules(paths: Iterable[str | Path]) -> tuple[Rule, ...]:
    """The rules of all these files; a folder stands for the *.rules in it. Raises RuleError."""
    return tuple(rule for path in paths for file in _files(Path(path)) for rule in _read(file))


def parse(text: str, name: str) -> tuple[Rule, ...]:
    """The rules of a text, in order; `name` is what its errors call it.

    Raises RuleError, with line, column, the line itself and a caret below the place, for the first mistake.
    """
    try:
        found = _grammar().parse_string(text, parse_all=True)
    except pp.ParseBaseException as error:
        raise RuleError(_located(text, name, error)) from None
    except RecursionError:
        raise RuleError(f"{name}: brackets stand in brackets too often; write the rule in parts") from None
    return tuple(_rule(text, name, part) for part in found)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise RuleError(f"{path}: no such file or folder; check the path")
    if not path.is_dir():
        return [path]
    found = sorted(path.rglob(f"*{SUFFIX}"))
    if not found:
        raise RuleError(f"{path}: a folder without *{SUFFIX}; name another")
    return found


def _read(file: Path) -> tuple[Rule, ...]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RuleError(f"{file}: {error.strerror}; make it readable or leave it out") from None
    found = parse(decode(data, str(file))[0], str(file))
    if not found:
        raise RuleError(f"{file}: no rules; write one or leave the file out")
    return found


def _located(text: str, name: str, error: pp.ParseBaseException) -> str:
    """A mistake with its place, the line that it is in and a caret; wide characters take two cells."""
    at = error.loc
    while text[at : at + 1] in BLANKS:
        at += 1
    at = min(at, len(text.rstrip()))
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].rstrip()
    gap = "".join("　" if ord(sign) > LATIN else " " for sign in line[: at - start])
    return f"{name}:{text.count(LINE_END, 0, at) + 1}:{at - start + 1}: {_remedy(error.msg)}\n    {line}\n    {gap}^"


def _remedy(message: str) -> str:
    """What to do about a mistake: the parser says what it expected, the readers of words say it themselves."""
    if message == "Expected end of text":
        return f"a rule begins with {OPERAND}; write one here"
    wanted = message.removeprefix("Expected ")
    return message if wanted == message else f"{wanted} is missing; write it here"


def _rule(text: str, name: str, parts: pp.ParseResults) -> Rule:
    start, ((left, sign, right, *within),), end, verdict, message = parts
    rule = Rule(
        left=left,
        sign=sign,
        right=right,
        within=within[0] if within else Decimal(0),
        broken=verdict,
        message=message.strip(),
        text=" ".join(text[start:end].split()),
        file=name,
        line=text.count(LINE_END, 0, start) + 1,
    )
    if not rule.terms:
        raise RuleError(f"{rule.place}: {rule.text} names no indicator; write one, such as 岗位数")
    return rule


@cache
def _grammar() -> pp.ParserElement:
    total = pp.Forward()
    number = pp.Regex(r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[%％‰]|[^\W\d_]\w*)?").set_parse_action(_number)
    bracketed = _mark("(", "（") - total - _mark(")", "）")
    factor = (number | _indicator() | bracketed).set_name(OPERAND)
    product = (factor + (_sign("* / × ＊ ÷ ／") - factor)[...]).set_parse_action(_chained)
    total <<= (product + (_sign("+ - ＋ － −") - product)[...]).set_parse_action(_chained)
    share = pp.Regex(r"(?P<share>[0-9]+(?:\.[0-9]+)?)\s*[%％]").set_parse_action(_share)
    within = pp.one_of(WITHIN, as_keyword=True).suppress() - share.set_name("a percentage such as 5%")
    comparators = _sign("<= >= < > = ≤ ≥ ＜ ＞ ＝").set_name("<=, <, >=, > or =")
    comparison = pp.Group(total - comparators - total + pp.Optional(within))
    severity = pp.one_of(list(SEVERITIES), as_keyword=True).set_parse_action(lambda found: SEVERITIES[found[0]])
    message = pp.Regex(r"[ \t　]*\S[^\n]*").leave_whitespace().set_name("a message on the same line")
    rule = pp.Group(
        pp.Located(comparison) - severity.set_name("error: or warning: before the message") - _mark(":", "：") - message
    )
    grammar: pp.ParserElement = rule[...].ignore(pp.python_style_comment)
    return grammar


def _indicator() -> pp.ParserElement:
    quoted = pp.QuotedString('"') | pp.QuotedString("“", end_quote_char="”")
    word = pp.Regex(rf"(?!(?:{'|'.join((*SEVERITIES, *WITHIN))})\b)[^\W\d][\w·]*")
    planned = pp.one_of(PLANNED, as_keyword=True)("planned")
    time = pp.Regex(r"[^\],，］\n]+").set_name("a time such as 2023年")("time")
    place = _mark("@", "＠") - (word | quoted).set_name("a place")("scope")
    narrowed = planned | time + pp.Optional(_mark(",", "，") - planned.set_name("planned"))
    bracket = _mark("[", "［") - narrowed.set_name("a time such as 2023年") - _mark("]", "］")
    whole = (word | quoted)("name") + pp.Optional(place) + pp.Optional(bracket)
    return pp.Located(pp.Group(whole)).set_parse_action(_term)


def _mark(*signs: str) -> pp.ParserElement:
    return pp.one_of(list(signs)).suppress().set_name(f"“{signs[0]}”")


def _sign(signs: str) -> pp.ParserElement:
    return pp.one_of(signs).set_parse_action(lambda found: ORDINARY.get(found[0], found[0]))


def _share(found: pp.ParseResults) -> Decimal:
    return Decimal(found["share"]) / 100


def _chained(found: pp.ParseResults) -> Expression:
    """Operands and signs in turn, put together from the left."""
    parts = list(found)
    chain: Expression = parts[0]
    for sign, operand in zip(parts[1::2], parts[2::2], strict=True):
        chain = Operation(cast("Sign", sign), chain, operand)
    return chain


def _number(text: str, at: int, found: pp.ParseResults) -> Number:
    stated, words = Decimal(found["digits"].replace(",", "")), found.as_dict().get("unit") or ""
    written = found[0]
    if not words:
        return Number(stated, ANY, written)
    try:
        scale, unit, dimension = unit_of(words.replace("％", "%"))
    except CellError as error:
        raise pp.ParseFatalException(text, at + len(found["digits"]), str(error)) from None
    if unit in PARTS:
        return Number(stated * scale * PARTS[unit], PERCENT, written)
    return Number(stated * scale, HEADS if dimension in COUNTED else unit, written)


def _term(text: str, _: int, found: pp.ParseResults) -> Term:
    start, (parts,), end = found
    try:
        name, measure, *_rest = indicator_of(parts["name"])
        return Term(
            name=name,
            measure=measure,
            scope=scope_of(parts["scope"]) if "scope" in parts else None,
            days=period_of(parts["time"].strip()) if "time" in parts else None,
            planned="planned" in parts,
            text=text[start:end].strip(),
        )
    except CellError as error:
        words = next(
            (parts[key] for key in ("scope", "time") if key in parts and repr(parts[key].strip()) in str(error)), ""
        )
        raise pp.ParseFatalException(text, text.index(words, start), str(error)) from None
