"""Where a rate or a share is highest and where it comes next: 失业率最高的是东区，达6.2%，其次是西区，为5.8%."""

import re

from claims import lexicon
from claims.contexts import Context, Subject
from claims.nouns import only_bodies

_MOST = re.compile(
    "(?:^|[，,。；;：:\n]|其中)(?:(?P<theme>[^，,；;。、：:0-9\n]{2,12})方面[，,])?(?P<of>[^，,；;。、：:0-9\n]{2,16}?|)(?P<share>(?:所占|占)?的?(?:比例|比重|占比))?最[高低大小多少]的?"
    "(?:前?[一二两三四五六七八九十][个家所大类位])?[一-鿿]{0,6}?(?:分别)?(?:是|为|為)"
)
_TOLD = "(?:(?:全[校院县市省]|比例|占比|比重)?(?:也|则|仍|均)?(?:高达|达到|达|達到|達|为|為|是|占|佔|约)?)"
_ITEM = f"[^，,；;。、0-9]{{2,14}}?[，,]?{_TOLD}[0-9.]{{1,6}}[%％](?:左右)?"
_NEXT = "(?:[、，,；;]|和|及)(?:其次|再次|其后|随后|接着)?(?:则|的)?(?:是|为|為)?"
_ITEMS = re.compile(f"(?:{_ITEM}{_NEXT}){{0,6}}(?P<name>[^，,；;。、0-9是为為的]{{2,12}}?)[，,]?{_TOLD}")
_BODIES = ("专业", "專業", "学院", "學院", "系", "班", "校", "区", "區", "县", "縣", "市", "镇", "鎮", "乡", "鄉", "村")
_SHARES = ("占比", "比例", "比重")
_FAR = 120


def where(context: Context) -> Subject | None:
    """The rate or those whose share it is, with the place or body that a percentage is told of; None elsewhere."""
    if context.left.change or not context.left_text.strip():
        return None
    start = context.quantity.start
    begin = max(0, start - _FAR, context.text.rfind("。", 0, start), context.text.rfind("\n", 0, start))
    told = context.text[begin:start]
    for most in reversed(list(_MOST.finditer(told))):
        of, share = ("", most["of"]) if most["of"] in _SHARES else (most["of"], most["share"])
        of = of or most["theme"] or ""
        if not of or not (share or lexicon.ending("rate-end", of)) or lexicon.ending("change-rate", of):
            continue
        items = _ITEMS.fullmatch(told, most.end())
        name = items["name"] if items else ""
        if only_bodies(name) or name.endswith(_BODIES):
            return Subject(of, "占比" if share else None, scope=name, rule="highest")
    return None
