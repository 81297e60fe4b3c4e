"""Those who are ill or were in touch with the ill, of whom only what they are in or came out of is told."""

import re

from claims.clauses import trim_opening
from claims.contexts import COUNTED, Context, Subject
from claims.lexicon import ending, listed
from claims.nouns import noun_left

_STILL = re.compile("目前|现有|現有|尚|仍")
_UP_TO_NOW = re.compile("累计|累計|现有|現有")
_ADVERBS = re.compile("(?:目前|现|已经?|均|尚|仍然?|正|还|還|在|共|有|接受|解除)+$")
_CHANGES = frozenset(("增减额", "增长率"))
_SHARES = frozenset(("占比", *_CHANGES))
_PATIENTS = frozenset(("例", "人", "名", "位", "眼", "患牙", "耳", "侧", "肢", "髋", "膝"))
_TREATED = re.compile(
    "(?:^后|^後|^经|^經|组|組|[组組](?:患者|病例|患儿|患兒|病人)|[^，,；;。]{2,}(?:后|後))(?:共|中|均|有|已)*$"
    "|(?:^|[组組者儿兒])(?:接受|[经經]|[给給]予|予以|采[用取]|[应應使]用|服用)[^，,；;。]{2,}$"
)
_GROUPS = ("组", "組")
_SHORT = 2


def told(context: Context) -> Subject | None:
    """密切接触者 of 密切接触者已解除医学观察260人, 确诊病例 of 累计报告确诊病例85例,目前住院6例; None elsewhere."""
    left, phrase = context.left, context.left.phrase
    if left.change or left.share or context.quantity.dimension not in COUNTED:
        return None
    care = ending("in-care", phrase)
    if not care:
        return None
    before = phrase.removesuffix(care)
    who, scope = trim_opening(_ADVERBS.sub("", before))
    if who:
        named = noun_left(who)[0] if ending("in-care-who", who) else ""
        state = phrase[len(_ADVERBS.sub("", before)) :]
        return Subject(named, state, scope=scope, rule="state of those") if len(named) > _SHORT else None
    if counted := _counted_before_bracket(context):
        return Subject(counted.subject, care, scope=counted.scope, rule="state of those")
    still = _STILL.search(context.text, context.begin, context.quantity.start)
    return _spoken_of(context, care) if still else None


def _counted_before_bracket(context: Context) -> Subject | None:
    """Those who are counted right before the bracket that a figure of theirs opens: 确诊病例90例（ | 住院20例."""
    last, begin = context.last, context.begin
    if last is None or last.unit != context.quantity.unit or context.text[last.end : begin].strip() not in ("（", "("):
        return None
    counted = context.told[-1]
    return counted if ending("in-care-who", counted.subject or "") else None


def outcome(context: Context) -> Subject | None:
    """What a treatment did to so many of a group: 观察组显效 | 18例, and what goes on behind it: 有效 | 9例.

    So behind the number of the group: 观察组40例，显效 | 18例.
    """
    left, phrase = context.left, context.left_text.lstrip("、和及与")
    how = ending("outcome", phrase)
    if not how or left.change or left.share or context.quantity.unit not in _PATIENTS:
        return None
    who = phrase.removesuffix(how)
    if who:
        return Subject(how, scope=who, rule="outcome") if _TREATED.search(who) else None
    alike = zip(reversed(context.told), reversed(context.units[: context.at]), strict=True)
    last = next((each for each, of in alike if of == context.quantity.unit and each.measure not in _SHARES), None)
    if last is None:
        return None
    if last.rule == "outcome" or last.subject in listed("outcome"):
        return Subject(how, scope=last.scope, rule="outcome")
    return Subject(how, scope=last.subject, rule="outcome") if _is_group(last) else None


def _is_group(of: Subject) -> bool:
    return (of.subject or "").endswith(_GROUPS)


def out_of(context: Context) -> Subject | None:
    """Those of a group behind the stroke of a fraction in a bracket: 患者 of 27例患者治愈12例，占44%(12/27)."""
    text, start, last = context.text, context.quantity.start, context.last
    aside = last is not None and text[last.end : start] == "/" and text[last.start - 1 : last.start] in ("(", "（")
    if not aside or context.quantity.unit:
        return None
    for subject, whole in zip(reversed(context.told), reversed(context.quantities[: context.at]), strict=True):
        if whole.unit in _PATIENTS and whole.low == whole.high == context.quantity.low:
            return Subject(subject.subject, scope=subject.scope, rule="out of")
    return None


def _spoken_of(context: Context, care: str) -> Subject | None:
    """Those who were counted last in the unit of a figure, where they were counted up to now."""
    for at in range(context.at - 1, -1, -1):
        subject, quantity = context.told[at], context.quantities[at]
        if quantity.unit != context.quantity.unit or subject.measure in _CHANGES:
            continue
        if subject.subject in listed("state"):
            return None
        if ending("in-care-who", subject.subject or ""):
            counted = _UP_TO_NOW.search(context.text, context.sentence[0], quantity.start)
            return Subject(subject.subject, care, scope=subject.scope, rule="state of those") if counted else None
    return None
