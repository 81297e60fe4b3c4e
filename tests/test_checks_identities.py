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
    "another digit in the share": (
        "会展中心去年接待参展商18640家。纺织类参展商5276家，占全年的23.80%。",
        "share",
        "28.30%",
    ),
    "a swap in the part": ("会展中心去年接待参展商18640家。纺织类参展商5726家，占全年的28.30%。", "share", "5276家"),
    "a point moved in the part": (
        "会展中心去年接待参展商18640家。纺织类参展商52760家，占全年的28.30%。",
        "share",
        "5276家",
    ),
}


@pytest.mark.parametrize("name", UNDONE)
def test_what_fits_once_a_slip_is_undone_is_wrong(name):
    text, kind, suggestion = UNDONE[name]
    wrong = [each for each in check([document(text)]) if each.verdict is Verdict.INCONSISTENT]
    assert [(each.type, each.suggestion) for each in wrong] == [(kind, suggestion)]


LEFT = {
    "no slip explains it": "会展中心去年接待参展商18640家。纺织类参展商5276家，占全年的41.65%。",
    "a name of its own": "会展中心去年接待参展商18640家。纺织类参展商5276家，境外客商占23.80%。",
    "a base of its own": "会展中心去年接待参展商18640家。纺织类参展商5276家，按展位面积计，占全年的23.80%。",
    "parts that need not be all": "全镇人口31688人，其中，畲族人口28357人，增长0.2%；汉族人口2843人；苗族人口486人。",
    "parts within parts": "全市新收案件10329件，审结9260件。其中，受理刑事案件5804件，审结5425件。",
    "what was left before": "预算收入815.4亿元，增加1.3%；预算支出702.1亿元，减少2.6%，动用上年结余后结余133.3亿元。",
    "some are counted twice": "会展中心去年接待参展商18640家。纺织类参展商5276家，占全年的23.80%，12家在两馆分别计入。",
}


@pytest.mark.parametrize("name", LEFT)
def test_a_slip_undone_is_no_error_where_words_leave_a_share_open(name):
    assert [each for each in check([document(LEFT[name])]) if each.verdict is Verdict.INCONSISTENT] == []


def test_it_is_told_by_its_slip_alone(monkeypatch):
    monkeypatch.setattr("checks.catalogue.undone", lambda *_: iter(()))
    wrong = (each for text, *_ in UNDONE.values() for each in check([document(text)]))
    assert [each for each in wrong if each.verdict is Verdict.INCONSISTENT] == []
