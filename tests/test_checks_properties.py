"""What must hold of the checks on any text and any claims."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks import CHECKS, check
from checks.page import Page, page
from checks.parts.within import named_again
from checks.products.averages import averages
from checks.relation import Relation, Verdict
from checks.sums.differences import Balance, differences
from claims import Document, extract_document
from claims.model import Claim, Dimension, Hedge, Kind
from tests.effort import calls

PIECES = st.sampled_from(
    [
        *(
            "其中",
            "其余",
            "分别来自",
            "甲市报告",
            "按行业分",
            "等",
            "三纵十横",
            "占总产量的",
            "比上年增长",
            "由",
            "增加到",
        ),
        *(
            "全市粮食总产量",
            "第一产业增加值",
            "地区生产总值",
            "青年大学生",
            "师生",
            "高校",
            "企业",
            "行动",
            "方面",
            "岗位",
        ),
        *(
            "650万吨",
            "37.11亿元",
            "3大",
            "三大",
            "30余万名",
            "763余场",
            "近20多家",
            "21所",
            "8例",
            "40%",
            "10-100万元",
            "几十个",
        ),
        *(
            ",",
            "、",
            "。",
            ";",
            "\n",
            "(",
            ")",
            "“",
            "”",
            "|",
            "一是",
            "二是",
            "一、",
            "招募",
            "发布",
            "聚焦",
            "为",
            "的",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
NUMBERS = st.one_of(
    st.none(), st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**14), max_value=10**14)
)
WORDS = st.one_of(
    st.none(), st.sampled_from(["粮食总产量", "第一产业增加值", "大学生", "师生", "", "企业", "增长率", "占比"])
)
SLOW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Document:
    return extract_document(Document(name="any.txt", text=text, sha256=""))


@st.composite
def claims(draw, text: str) -> Claim:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Claim(
        kind=draw(st.sampled_from([Kind.CLAIM, Kind.STRUCTURE])),
        start=start,
        end=end,
        text=text[start:end],
        low=draw(NUMBERS),
        high=draw(NUMBERS),
        hedge=draw(st.sampled_from(Hedge)),
        unit=draw(st.sampled_from(["", "个", "元", "名", "%", "吨"])),
        dimension=draw(st.sampled_from(Dimension)),
        subject=draw(WORDS),
        measure=draw(WORDS),
        scope=draw(WORDS),
        lower=draw(NUMBERS),
        upper=draw(NUMBERS),
    )


@st.composite
def documents(draw) -> Document:
    text = draw(TEXTS)
    found = tuple(draw(claims(text)) for _ in range(draw(st.integers(0, 8))))
    return Document(name="any.txt", text=text, sha256="", claims=found)


def widened(document: Document) -> Document:
    def wider(claim: Claim) -> Claim:
        return replace(
            claim,
            lower=None if claim.lower is None else claim.lower - abs(claim.lower) / 10,
            upper=None if claim.upper is None else claim.upper + abs(claim.upper) / 10,
        )

    return replace(document, claims=tuple(wider(claim) for claim in document.claims))


def members(relation: Relation) -> tuple[object, ...]:
    return (relation.type, *((member.claim.start, member.role) for member in relation.members))


@SLOW
@given(documents())
def test_no_claims_make_a_check_raise(document):
    for relation in check([document]):
        assert relation.members
        assert relation.verdict in Verdict
        assert relation.formula
        assert relation.explanation.zh
        assert relation.explanation.en


@SLOW
@given(TEXTS)
def test_relations_of_any_text_have_their_figures_in_it_and_are_told_apart(text):
    document = read(text)
    found = check([document])
    assert all(text[m.claim.start : m.claim.end] == m.claim.text for relation in found for m in relation.members)
    assert len({members(relation) for relation in found}) == len(found)
    assert check([document]) == found


@SLOW
@given(TEXTS)
def test_what_is_consistent_stays_so_when_readings_widen(text):
    document = read(text)
    consistent = {members(relation) for relation in check([document]) if relation.verdict is Verdict.CONSISTENT}
    after = [relation for relation in check([widened(document)]) if relation.verdict is Verdict.INCONSISTENT]
    assert not consistent & {members(relation) for relation in after}


def test_documents_are_checked_each_for_itself_and_in_order():
    one, other = read("累计举办讲座763余场。"), replace(read("累计举办讲座128余场。"), name="other.txt")
    assert check([one, other]) == [*check([one]), *check([other])]
    assert [member.document for relation in check([one, other]) for member in relation.members] == [
        "any.txt",
        "other.txt",
    ]


def test_a_document_without_claims_has_no_relations():
    assert check([Document(name="empty.txt", text="", sha256="")]) == []


def test_the_checks_are_listed_once_each():
    assert len({entry.id for entry in CHECKS}) == len(CHECKS)


BLOCK = (
    "全市实有企业1000家,其中新增企业{0}家。聚焦21所驻市高校、30万名大学生,为大学生{0}名提供服务,完成投资{0}亿元,增长5.2%。\n"
    "新增病例79例,甲市报告1例,乙市报告75例,丙市报告3例;要从三个方面发力。\n一是改。二是革。三是创。\n"
    "指标 | 产量 | 增长（%）\n粮食 | {0}.5 | 1.2\n“甲、乙、丙”三类,平台发布{0}个岗位,招募{0}人。\n"
)


def test_twice_the_text_takes_about_twice_the_work():
    small, large = (read("".join(BLOCK.format(number) for number in range(100, 100 + size))) for size in (60, 120))
    assert len(large.claims) == 2 * len(small.claims)
    check([small])
    assert calls(lambda: check([large])) < 2.3 * calls(lambda: check([small]))


def test_the_same_text_over_and_over_takes_work_in_proportion():
    small, large = (read(BLOCK.format(100) * size) for size in (60, 120))
    check([small])
    assert calls(lambda: check([large])) < 2.3 * calls(lambda: check([small]))


def test_one_endless_line_takes_work_in_proportion():
    line = BLOCK.replace("\n", ",").replace("。", ",")
    small, large = (read("".join(line.format(number) for number in range(100, 100 + size))) for size in (60, 120))
    check([small])
    assert calls(lambda: check([large])) < 2.3 * calls(lambda: check([small]))


def test_shares_of_a_total_that_many_lines_give_take_work_in_proportion():
    block = "全市新增企业{0}家,占全市企业总数的12%。\n"
    small, large = (read("".join(block.format(number) for number in range(100, 100 + size))) for size in (150, 300))
    check([small, large])
    assert calls(lambda: check([large])) < 2.3 * calls(lambda: check([small]))


def test_a_long_column_of_two_kinds_takes_work_in_proportion():
    def table(rows: int) -> Document:
        kinds = ("\n".join(f"{name}{number}组 | {number % 97 + 1}" for number in range(rows)) for name in "甲乙")
        return read("指标 | 人数(人)\n总人口 | 832955\n其中:" + "\n其中:".join(kinds) + "\n")

    small, large = table(300), table(600)
    check([small, large])
    assert calls(lambda: check([large])) < 2.3 * calls(lambda: check([small]))


def _balances(found: Page) -> list[Balance]:
    return [each for line in found.lines for each in differences(line)]


@pytest.mark.parametrize(
    ("find", "block"),
    [(named_again, "服务业中，物流业{0}亿元。"), (_balances, "年末结余{0}万元，上年结余{0}万元。")],
)
def test_wholes_named_again_and_balances_of_one_line_take_work_in_proportion(find, block):
    small, large = (
        page(read("".join(block.format(number) for number in range(100, 100 + size)))) for size in (300, 600)
    )
    list(find(large))
    assert calls(lambda: list(find(large))) < 2.3 * calls(lambda: list(find(small)))


def test_means_in_one_endless_sentence_take_work_in_proportion():
    block = "新增企业{0}家,完成投资{0}亿元,每人{0}元,合计{0}万元,"
    small, large = (
        page(read("".join(block.format(number) for number in range(100, 100 + size)))).lines[0] for size in (100, 200)
    )
    list(averages(large))
    assert calls(lambda: list(averages(large))) < 2.3 * calls(lambda: list(averages(small)))


def test_a_reading_without_an_end_is_judged():
    document = read("至少有企业3.2万户,其中新增企业不超过4.1万户。")
    assert [relation.verdict for relation in check([document])] in ([], [Verdict.CONSISTENT])
    assert all(claim.low is None or isinstance(claim.low, Decimal) for claim in document.claims)
