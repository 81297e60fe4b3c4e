"""Figures that words ask to make an identity: one slip off is wrong, whatever else keeps them apart is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checks import check
from checks.identities.asked import asked
from checks.identities.near import near_identities
from checks.identities.slips import slipped
from checks.page import page
from checks.relation import Verdict
from claims import Document, extract_document


def document(text):
    return extract_document(Document(name="text", text=f"{text}\n", sha256=""))


def near(text):
    return list(near_identities(page(document(text)), []))


SLIPPED = {
    "a year of days": ("水泥厂日产熟料2600吨，全年按330天运行，可生产85.3万吨。", "product", "85.8万吨"),
    "a mean behind both": ("上月全县二手房成交2486套、26.35万平方米，套均面积160平方米。", "product", "106平方米"),
    "each thing by its noun": ("34个项目开工建设，总投资214.2亿元，平均每个项目6.03亿元。", "product", "6.30亿元"),
    "those who came and those who did not": ("应出席代表428名，实到351名，因病请假87名。", "sum", "438名"),
    "what is left of a purse": ("慈善总会募得善款316.8万元，拨付248.3万元，账面结余86.5万元。", "sum", "68.5万元"),
    "a level before and the difference": (
        "全镇果园面积3.846万亩，上年为3.254万亩，扩大0.322万亩。",
        "sum",
        "3.524万亩",
    ),
    "a rate after its verb": ("大会收到建议586件，审查立案463件，立案率97.0%。", "share", "79.0%"),
    "a total of labelled lines": (
        "山地：6.42万亩，占19.6%\n丘陵：18.73万亩，占57.2%\n平地：7.58万亩，占23.2%\n合计：37.23万亩",
        "sum",
        "32.73万亩",
    ),
}


@pytest.mark.parametrize("name", SLIPPED)
def test_one_slip_off_an_identity_is_wrong_and_told_with_the_repaired_figure(name):
    text, kind, suggestion = SLIPPED[name]
    found = near(text)
    assert [(relation.type, relation.suggestion) for relation in found] == [(kind, suggestion)]
    assert suggestion in found[0].explanation.zh
    assert suggestion in found[0].explanation.en


def test_what_else_would_mend_it_is_told_beside_the_suggestion():
    (relation,) = near("应出席代表428名，实到351名，因病请假87名。")
    assert "若428名改为438名，或351名改为341名，或87名改为77名，则相符" in relation.explanation.zh


RIGHT = {
    "fits": "水泥厂日产熟料2600吨，全年按330天运行，可生产85.8万吨。",
    "further from it than a slip": "水泥厂日产熟料2600吨，全年按330天运行，可生产61.2万吨。",
    "too short to tell": "会议应到9人，实到6人，请假2人。",
    "words leave some out": "应出席代表428名，实到351名，另有9名列席，因病请假17名。",
    "what is left holds what was there before": "募得善款316.8万元，拨付248.3万元，年末滚存结余86.5万元。",
    "one more figure makes it fit": "发放表格640份，作废28份，收回586份，收回率95.8%。",
    "another name": "全村共种植水稻2650亩，优质稻平均亩产560公斤，总产量1488吨。",
    "a rate on another time": "救助站接待来访1365次，上月1250次，同比增长9.8%。",
    "parts of parts": "总收入18432万元，其中债务收入7546万元，包括新增债券4215万元，其余3331万元。",
    "sold at less": "门票每张85元，共售出3240张，优惠后收入27.45万元。",
    "of a plan and of what was done": "计划应出席代表428名，实到351名，请假17名。",
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_need_not_fit_is_not_held_to_an_identity(name):
    assert near(RIGHT[name]) == []


def accidents(text):
    (line,) = page(document(text)).lines
    return slipped(asked(line.figures), set())


def test_the_chance_of_an_accident_is_so_many_writings_over_the_steps_that_a_figure_may_have():
    found = accidents("应出席代表428名，实到351名，因病请假67名。")
    told = {(each.figure.claim.text, each.repair.text): each.accident for each in found}
    assert told["351名", "361名"] == Decimal(9 * 3) / Decimal(361)
    assert told["428名", "418名"] == Decimal(9 * 3) / Decimal(418)
    assert all(each.accident <= each.identity.chance for each in found)


def test_figures_that_hold_elsewhere_have_not_slipped():
    (line,) = page(document("应出席代表428名，实到351名，因病请假67名。")).lines
    held = {line.figures[1].claim.start}
    assert line.figures[1] not in [each.figure for each in slipped(asked(line.figures), held)]


def test_no_relation_is_told_of_figures_that_another_relates():
    text = "水泥厂日产熟料2600吨，全年按330天运行，可生产85.3万吨。"
    (relation,) = near(text)
    assert list(near_identities(page(document(text)), [replace(relation, if_broken=Verdict.REVIEW)])) == []
    assert [each.suggestion for each in check([document(text)]) if each.verdict is Verdict.INCONSISTENT] == ["85.8万吨"]


UNDONE = {
    "a whole behind which its parts stand": (
        "全市水库总库容74.72亿立方米，其中大型水库15.83亿立方米，中型水库12.64亿立方米，小型水库10.25亿立方米。",
        "sum",
        "51.83亿立方米",
    ),
    "a point moved in one of those behind 其中": (
        "全年接待游客3486.5万人次，其中过夜游客2104.2万人次，一日游游客13823万人次。",
        "sum",
        "1382.3万人次",
    ),
    "a share of what the sentence before tells": (
        "全区共有注册商户18640户。农贸类商户5276户，占全区注册商户的23.80%。",
        "share",
        "28.30%",
    ),
}


@pytest.mark.parametrize("name", UNDONE)
def test_a_slip_that_once_undone_lets_words_tie_figures_is_wrong(name):
    text, kind, suggestion = UNDONE[name]
    wrong = [each for each in check([document(text)]) if each.verdict is Verdict.INCONSISTENT]
    assert [(each.type, each.suggestion) for each in wrong] == [(kind, suggestion)]


LEFT = {
    "no words make them parts": "新建公厕1524座，改造旧公厕868座，拆除临时公厕384座，配备保洁员1252座次。",
    "some may be in several": "医院现有职工1920人，其中高级职称496人，女职工1324人。",
    "more are told of without a figure": "共收到捐赠2365.4万元，其中捐款1823.2万元，捐物折价512.2万元，另有股权。",
    "a miss that no slip explains": "全年采购药品3486.5万盒，其中抗生素2104.2万盒，维生素918.6万盒。",
    "what became of some": "累计确诊2186例（出院2082例，死亡4例）。",
}


@pytest.mark.parametrize("name", LEFT)
def test_a_slip_undone_is_no_error_where_words_leave_the_figures_open(name):
    assert [each for each in check([document(LEFT[name])]) if each.verdict is Verdict.INCONSISTENT] == []
