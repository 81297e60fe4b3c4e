"""Heads that a text writes once and leaves out of the names behind: 集成电路出口增长18.9%、通用机械增长9.5%."""

import re
from dataclasses import replace

from claims import lexicon
from claims.clauses import trim_opening
from claims.contexts import RATES, Context, Subject
from claims.lexicon import listed
from claims.nouns import is_aspect, noun_left, only_places
from claims.phrases import words
from claims.undated import clause_before

_LEVELS = re.compile("(?:国家|國家|[省市县區区州縣])[级級](?:及其?)?以上的?(?=.{2})")
_LEVEL_ALONE = re.compile("(?:国家|國家|[省市县區区州縣])[级級](?=.{2})")
_SCHOOL = re.compile("(?:[小中大]学|[初高]中|学校|学院|院校|高校|幼儿园|教育|阶段|中职|技工|职高)$")
_PUPILS = re.compile("(?:招生|毕业生|在校学?生|在学学?生|专任教师|教职工)(?:人?数)?$")
_OF_SCHOOLS, _ANY_SCHOOLS = "所", re.compile("(?:各级|各类|全部|所有)*(?:学校|院校)")
_THERE = frozenset(("在校", "在读", "在学", "在园", "毕业"))
_TAKEN_IN = frozenset(("招收", "招录", "录取", *_THERE))
_LEARNERS = re.compile("(?:学生|研究生|硕士生|博士生|本科生|学员|学前儿童)$")
_STOCKS = frozenset(("存栏", "存欄", "期末存栏", "年末存栏", "出栏", "出欄"))
_HERD = re.compile("(?P<of>[^，、]{1,8}?)(?:(?:累计|期末|年末)?[出存][栏欄])(?:量|数)?")
"""What is raised, of which those sold and those kept are told: 生猪出栏 | 存栏."""
_TRADED = re.compile(r"(?P<of>(?!货物|对外|外贸).{1,8}(?:产品|商品|贸易))(?:进出口|出口|进口)(?:总?[额值])?")
_TRADE = re.compile(r"(?:出口|进口)(?:总?[额值])?")
_EARNED = frozenset(("实现", "完成", "實現"))
_OWNERS = re.compile("(?:企业|企業|产业|產業|行业|行業|园区|園區|开发区|公司|集团|集群|基地)$")
_PROFITS = frozenset(("利税", "利税总额", "利税额"))
_CLASSES = ("规模以上", "规上", "限额以上", "限上")
_EARNED_BY, _COMMAS = ("实现", "完成", "實現"), " 　，,；;"
_CLASS = re.compile(
    "(?P<of>(?:规模以上|规上|限额以上|限上)[一-鿿]{0,6}?(?:工业|服务业|建筑业|商贸|批零|企业|单位)(?:企业|单位)?|[^，,。；;、0-9]{2,}?)"
    "(?:累计|共|盈亏相抵后)*(?:实现|完成|實現)[^，,。；;、0-9]{2,12}(?=[0-9])"
)
"""A class of firms before what they earned: 规上工业企业 | 实现营业收入."""
_BARE_OWN = re.compile(
    "(?:全年|年度|当年|共|累计|合计|总计|共计|实现|完成)*(?P<own>(?:主营业务|营业|销售|产品销售)(?:总?收入|额)|营收|总产值|产值|利润总额|利润|净利润|利税|利税总额|增加值|零售额|年?产值)"
    "(?:共计?|合计|总计|累计|为|是|达到?|约|近)*"
)
_BARE_SPECTATORS = re.compile(
    "(?:现场|吸引|接待|到场)?(?P<own>观众|听众|受众|读者)(?:人数|人次)?(?:共计?|合计|累计|为|是|达到?|约|近|超过?)*"
)
_FIRMS, _SHOWN = frozenset(("家", "户", "个")), frozenset(("场", "次", "部", "场次", "个", "项", "台", "期", "部次"))
_HAD = frozenset((None, "有", "共有", "现有", "拥有"))
_OF_FIRMS = re.compile("^(?:规模以上|规上|限额以上|限上|资质以上)[一-鿿]{2,10}$")
_SECTOR = re.compile("第[一二三]产业")
_BRANCHED = frozenset("第出进")
_ADDED = frozenset(("增加值", "增加值总量"))
_OUTPUT = re.compile("(?P<of>[^，、的]{1,8}业)(?:总产值|产值|增加值)")
_ECONOMY = re.compile("(?P<of>.{2,8}经济)(?:第[一二三]产业)?(?:增加值|总产值)")
_TAKEN_OFF = re.compile("(?:抵[销消]|冲[减抵销]|扣[除减]|核减|调[出减])$")
_VERBS = frozenset(("v", "vd", "vi"))
_AMOUNT = re.compile("(?:总|總)?(?:金?[额額]|值|量)?")
_OF_TIME = re.compile("^[^，,；;。、]{0,6}[年月季]度?份?(?:以来)?，?")
_OF_THIS = re.compile("[^的和及与與、，,；;。0-9进進]{2,10}")
_TO = frozenset("对對")
_CHANGES = frozenset(("增减额", "增长率"))
_EACH_ONE = re.compile("(?:平均)?每[一-鿿]|[人户戶]均")
_MEAN = re.compile("(?:的|之)?(?:平?均[数數值]|中[位间間][数數值])$|平均(?![气氣]温|海拔)")
_TELLING = frozenset(("v", "d", "ad", "a", "vd", "z"))
_SHORT = 2
_FUND, _FUND_ALONE, _INSURANCE = 16, "基金", ("保险", "保險")
_FUND_ITEM = re.compile(
    "基金(?:总|當年|当年|年末|年终|累计|累計|滚存|本年)*(?:收入|支出|结余|結餘|结存|結存|余额)(?:合计|合計|总计|总额)?"
)
_REACH = 120
_BUDGET = re.compile("[一-鿿]{0,8}(?:一般公共|政府性基金|国有资本经营|社会保险基金|社保基金|财政)预算(?:本级)?")
_ITEM = re.compile(r"\s*(?:总?收入|总?支出|结余|同比|环比|比上年|较上年|增长|下降)[^0-9]{0,12}[0-9]")


def economy(noun: str, source: Subject | None) -> str:
    """The economy whose sector, the goods whose trade one way or the branch whose value added is named; else empty.

    民营经济增加值83.75亿元。其中,第一产业增加值5.23亿元; 农产品进出口2134.1亿元。其中,出口1150.3亿元.
    """
    of, name = (source and source.subject) or "", noun
    if name in _ADDED:
        branch = _OUTPUT.fullmatch(of)
        return branch["of"] if branch else ""
    if name[:1] not in _BRANCHED:
        return ""
    named = _ECONOMY.fullmatch(of) if _SECTOR.match(name) else _TRADED.fullmatch(of) if _TRADE.fullmatch(name) else None
    told_again = of.endswith(name) and not of.endswith(f"进{name}")
    return named["of"] if named and not told_again else ""


def owner(context: Context, noun: str) -> str:
    """Firms, branches or zones counted right before that had what is told: 27家规上企业 | 实现产值9亿元; else empty.

    They have what they are said to have next as well: 实现增加值3亿元.
    """
    earned = context.named.verb in _EARNED and context.named.phrase == f"{context.named.verb}{noun}"
    if not earned or not (is_aspect(noun) or noun in _PROFITS or lexicon.ending("topic-head", noun)):
        return ""
    clause = context.text[context.begin - 1 : context.begin] in _COMMAS or context.left_text[:1] in _COMMAS
    if clause and context.left_text.strip(_COMMAS).startswith(_EARNED_BY) and (of := _class_before(context)):
        return of
    if not context.told:
        return ""
    last, count = context.told[-1], context.quantities[context.at - 1]
    behind = count.end + len(last.subject or "")
    if last.rule == "right" and context.begin == behind and _OWNERS.search(last.subject or ""):
        return last.subject or ""
    told = next((each.subject or "" for each in reversed(context.told) if each.rule != "carried"), "")
    had = next((each for each in reversed(context.told) if each.rule == "owned"), None)
    counted = next((each.subject or "" for each in context.told if each.rule == "right"), "")
    return counted if had and had.subject == told and told.startswith(counted) else ""


def of_counted_firms(context: Context) -> Subject | None:
    """What a class of firms has, where only an aspect stands behind its count: 规上服务业8户，营业收入 | 3亿元."""
    firms = _counted_before(context, _FIRMS)
    own = _BARE_OWN.fullmatch(context.left_text.strip(_COMMAS)) if firms else None
    if firms is None or own is None or firms.measure not in _HAD:
        return None
    of = firms.subject or ""
    return replace(firms, subject=of + own["own"], measure=own["own"], rule="owned") if _OF_FIRMS.match(of) else None


def of_what_was_shown(context: Context) -> Subject | None:
    """Who came to what was shown so often: 剧团演出94场，观众 | 8万人次; None elsewhere."""
    shown = _counted_before(context, _SHOWN)
    own = _BARE_SPECTATORS.fullmatch(context.left_text.strip(_COMMAS)) if shown else None
    if shown is None or own is None:
        return None
    return replace(shown, measure=own["own"], rule="owned")


def _counted_before(context: Context, units: frozenset[str]) -> Subject | None:
    """What was counted right before in one of these units, only a comma between; None elsewhere."""
    last, left = context.last, context.left
    if last is None or not context.told or last.unit not in units or left.change or left.share or left.target:
        return None
    told = context.told[-1]
    between = context.text[last.end : context.quantity.start].removeprefix(told.subject or "")
    return told if told.subject and told.sign == 1 and between[:1] in _COMMAS and between else None


def _class_before(context: Context) -> str:
    """The class of firms that the last clause with an owner tells of: 规上工业实现营收9亿元；实现利税 | 2亿元."""
    line = max(context.text.rfind(mark, 0, context.begin) for mark in "\n。") + 1
    owners = [found["of"] for found in _CLASS.finditer(context.text, max(line, context.begin - _REACH), context.begin)]
    of = owners[-1].removeprefix(lexicon.beginning("place-wide", owners[-1])) if owners else ""
    return of if of.startswith(_CLASSES) else ""


def fund(context: Context, noun: str) -> str:
    """The fund that a bare 总收入 or 年末结余 belongs to, where its line begins with one; else empty.

    So the kind of a fund that is named as 基金 alone: 失业保险基金收入9亿元，基金支出 | 7亿元.
    """
    if noun.startswith(_FUND_ALONE) and _FUND_ITEM.fullmatch(noun):
        return _kind_of_fund(context)
    if noun not in listed("budget-item"):
        return ""
    line = context.text.rfind("\n", 0, context.begin) + 1
    head = context.text[line : min(line + _FUND, context.begin)]
    return next((name for name in sorted(listed("budget")) if name in head), "") or _budget_above(context.text, line)


def _kind_of_fund(context: Context) -> str:
    """What stands before 基金 in the name of the last such item, or the insurances counted last: 五项保险（含医疗）."""
    for each in (*reversed(context.told), *reversed(context.before), context.carried):
        name = (each and each.subject) or ""
        kind, _, _ = name.partition(_FUND_ALONE)
        if kind == name and kind.endswith(_INSURANCE):
            return kind
        if len(kind) >= _SHORT and _FUND_ITEM.fullmatch(name, len(kind)):
            return kind
    return ""


def _budget_above(text: str, line: int) -> str:
    """The budget that stands alone on the line above those of its items (全国一般公共预算 | 收入9亿元); else empty."""
    for above in reversed(text[max(0, line - _REACH) : line].splitlines()):
        if budget := _BUDGET.fullmatch(above.strip()):
            return trim_opening(budget.group())[0]
        if not _ITEM.match(above):
            return ""
    return ""


def told_by_head(context: Context) -> Subject | None:
    """What the clause right before tells of by the same head: 服装出口增速回落,1至8月出口232亿元 is of 服装出口."""
    noun, free = context.named.noun, context.last.end if context.last else context.sentence[0]
    alone = bool(noun) and context.left.phrase == noun and not context.left.share and not context.left.change
    if not alone or context.begin - free <= _SHORT:
        return None
    head = lexicon.beginning("same-head", noun)
    if not head or not _AMOUNT.fullmatch(noun, len(head)):
        return None
    clause = _OF_TIME.sub("", clause_before(context.text, free, context.begin, ()))
    phrase, scope = trim_opening(clause)
    of, _, rest = phrase.partition(head)
    if not _OF_THIS.fullmatch(of) or only_places(of) or not _verb_goes_on(rest):
        return None
    name = of + head
    whole = of[0] in _TO or noun_left(name)[0] == name
    return Subject(name, scope=scope, rule="same head") if whole else None


def middle(context: Context) -> Subject | None:
    """The median or mean of what was told in its unit before, where it is named alone: 月薪6200元，中位数 | 5500元."""
    left, noun = context.left, context.named.noun
    if left.change or left.share or noun not in listed("middle") or context.named.phrase != noun:
        return None
    unit, units = context.quantity.unit, context.units[: context.at]
    levels = [each for each, of in zip(context.told, units, strict=True) if of == unit]
    levels = levels or [each for each in (*context.before[-1:], context.carried) if each and each.unit == unit]
    of = next((each for each in reversed(levels) if each.measure not in _CHANGES), None)
    name = _MEAN.sub("", of.subject or "") if of else ""
    each = _EACH_ONE.match(context.left_text.strip())
    measure = each.group() if each else None
    return Subject(name + noun, measure, scope=of.scope if of else None, rule="middle") if len(name) >= _SHORT else None


def _verb_goes_on(rest: str) -> bool:
    """Whether a verb, or a rate of change with one, follows a head: 出口 | 增速回落, but not 出口 | 企业增多."""
    behind = rest.removeprefix(lexicon.beginning("change-rate", rest))
    return bool(behind) and words(behind)[0][1] in _TELLING


def chain_head(noun: str, previous: Subject) -> str:
    """The head that a chain writes once: 集成电路出口增长18.9%、通用机械增长9.5% tells of exports twice."""
    if previous.measure != "增长率" or not previous.subject or is_aspect(noun):
        return ""
    head = lexicon.ending("chain-head", previous.subject)
    own = lexicon.ending("chain-head", noun)
    if head in ("", previous.subject) or own or lexicon.ending("topic-head", noun):
        return ""
    return previous.subject[-len(head) :]


def pupils_of_those(context: Context) -> Subject | None:
    """Pupils of the schools whose other pupils were told of before: 小学招生人数…;在校生人数 gives 小学在校生人数.

    So are those of schools that were counted right before (小学48所，| 在校学生), and those who are there once some of
    them were taken in: 招收盲人学生48人，| 在校 | 215人.
    """
    noun = context.named.noun
    if not noun or context.left.change or context.left.share or context.left_text.strip(" 　") != noun:
        return None
    if noun in _THERE:
        taken = context.told[-1] if context.told else None
        learners = taken is not None and taken.measure in _TAKEN_IN and _LEARNERS.search(taken.subject or "")
        return Subject(taken.subject, noun, scope=taken.scope, rule="head carried") if taken and learners else None
    if noun in _STOCKS and (herd := _HERD.fullmatch((context.told and context.told[-1].subject) or "")):
        return Subject(f"{herd['of']}{noun}", scope=context.told[-1].scope, rule="head carried")
    if not _PUPILS.fullmatch(noun):
        return None
    last, schools = context.last, context.told[-1] if context.told else None
    of_kind = schools and _SCHOOL.search(schools.subject or "") and not _ANY_SCHOOLS.fullmatch(schools.subject or "")
    if last and schools and of_kind and last.unit == _OF_SCHOOLS:
        return Subject(f"{schools.subject}{noun}", scope=schools.scope, rule="head carried")
    for each in (*reversed(context.told), *reversed(context.before)):
        school = _PUPILS.sub("", each.subject or "")
        if school != each.subject and _SCHOOL.search(school):
            return Subject(f"{school}{noun}", scope=each.scope, rule="head carried")
        if _SCHOOL.search(each.subject or ""):
            return None
    return None


def part_head(context: Context, noun: str, previous: Subject) -> str:
    """The head that parts take over from their whole, or from the part before: 货物周转量…。其中，铁路917.8亿吨公里.

    Of another part it is what follows the end that both share: 货运险签单数量32亿件；责任险42.89亿件.
    """
    changed = context.left.change or context.left.share or context.quantity.dimension in RATES
    if changed or noun != context.left.phrase:
        return ""
    name, whole = noun, previous.subject or ""
    head = lexicon.ending("head", whole)
    if not head or lexicon.ending("topic-head", name) or lexicon.ending("head", name):
        return ""
    before = (each.unit for each in reversed(context.quantities[: context.at]) if each.dimension not in RATES)
    if next(before, previous.unit) != context.quantity.unit or _TAKEN_OFF.search(name):
        return ""
    if trim_opening(context.left_text.strip())[0] != noun or words(noun)[-1][1] in _VERBS:
        return ""
    period = context.text.rfind("。", 0, context.begin) + 1
    among = context.text.find("其中", period, context.begin + _SHORT) >= 0
    alike = len(name) > _SHORT and name[-1] in whole[_SHORT : -len(head) + 1]
    return (previous.subject or "")[-len(head) :] if among or alike else ""


def facing(context: Context, source: Subject) -> str:
    """对东盟增长9.1% after 对共建国家进出口增长4.2%: the head of the one before for another side; empty elsewhere."""
    phrase = context.left.phrase
    if not context.left.change or phrase[:1] not in _TO or len(phrase) == 1:
        return ""
    head = lexicon.ending("chain-head", source.subject or "")
    return phrase + head if head else ""


def of_level(level: str | None, subject: str) -> str:
    """A part of things of many levels: 省级以上众创空间90个，其中国家级18个 tells of 国家级众创空间; else empty."""
    wider = _LEVELS.match(subject) or _LEVEL_ALONE.match(subject)
    return level + subject[wider.end() :] if wider and level and level.endswith(("级", "級")) else ""
