"""Words that point back: the former and the latter of two that were told of (前者, 后者)."""

import re

from claims.aspects import aspect_of
from claims.brackets import closed
from claims.contexts import Context, Subject

_POINTED = re.compile(
    "(?:其中|而|但|且|如果|若)?(?P<which>[前后]者)(?:的|则|均|又|还|中|约|仅|只|已|要|就|分别)*"
    "(?:(?:是|为|等于|相当于|占|比|较|约为|达到|达)(?:[前后]者)?的?)?"
)
_AT_LEAST = 2
_OUT_OF = re.compile(
    "在?(?:其|已|所|全部|当年|全年|本次|此次|累计){0,2}"
    "(?:实现|實現|完成|取得|获得|獲得|签订|簽訂|签下|创造|創造|形成|筹集|籌集|发放|發放|征收|徵收)了?的?\\Z"
)
_AMOUNT_OF = re.compile(
    "的?(?P<noun>[一-鿿]{1,8}(?:额|額|值|收入|利润|利潤|资金|資金|贷款|貸款|投资|投資|税收|稅收|支出))(?:当|當)?中(?=[，,])"
)
_LEADS = 14


def former_or_latter(context: Context) -> Subject | None:
    """Which of the last two told of 前者 or 后者 is: 甲法0.2%，乙法0.6%，后者是前者的3倍 tells of the latter.

    They are of the sentence, brackets aside, or of the one before where it tells of no two. None where no two
    were told of.
    """
    told = _POINTED.fullmatch(context.left.phrase) if "者" in context.left.phrase else None
    if told is None:
        return None
    text, figure = context.text, context.quantity.start
    pairs = zip(context.told, context.quantities, strict=False)
    here = [each for each, at in pairs if not closed(text[at.end : figure])]
    for subjects in (here, [*context.before, *here]):
        apart = list(
            {(each.subject, each.scope): each for each in subjects if each.subject and each.rule != "pointed"}.values()
        )
        if len(apart) >= _AT_LEAST:
            one = apart[-_AT_LEAST:][told["which"] == "后者"]
            return Subject(one.subject, *aspect_of(context.left, context.quantity), one.scope, rule="pointed")
    return None


def out_of_so_much(context: Context) -> Subject | None:
    """What an amount is of that some are told out of: 在所完成的 | 38亿元 | 销售额中; None elsewhere."""
    quantity = context.quantity
    led = _OUT_OF.search(context.text, max(0, quantity.start - _LEADS), quantity.start)
    found = _AMOUNT_OF.match(context.text, quantity.end) if led else None
    return Subject(found["noun"], rule="right") if found else None
