"""Which figures are planned, and how far the word that says so reaches."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims import extract

MARKED = re.compile(r"\[(?P<status>[pac]) (?P<figure>[^\]]*)\]")
MARKS = {"p": "planned", "a": "actual", "c": "conditional"}
PASSAGES = Path(__file__).parent / "corpus" / "statuses.toml"


def planned(text: str) -> list[str]:
    """The figures that are planned, in order."""
    return [claim.text for claim in extract(text) if claim.status.value == "planned"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("预计生产总值197亿元，增长8%；投资增长13%；税收增长5%。", ["197亿元", "8%", "13%", "5%"]),
        ("预计生产总值197亿元，增长8%。投资增长13%；税收增长5%。", ["197亿元", "8%"]),
        ("预计生产总值197亿元；目前完成投资30亿元；税收增长5%。", ["197亿元"]),
        ("新建学校3所，预计投资5亿元；改造医院2所。", ["5亿元"]),
    ],
)
def test_an_estimate_that_leads_a_list_holds_to_its_end_or_to_what_is_done(text, figures):
    assert planned(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("出口增长36%，比原预测高出7个百分点。", []),
        ("预计生产总值达4270亿元，总量连续13年居全省首位。", ["4270亿元"]),
        ("生产总值有望连续3年增长5%以上。", ["3年", "5%以上"]),
    ],
)
def test_what_an_estimate_is_compared_with_and_what_has_gone_on_are_actual(text, figures):
    assert planned(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "一、明年工作目标\n（一）生产总值增长6%；\n（二）就业5万人；\n（三）粮食30万吨。\n二、去年工作\n投资30亿元。",
            ["6%", "5万人", "30万吨"],
        ),
        ("去年工作目标完成情况\n生产总值增长6%；\n就业5万人。", []),
    ],
)
def test_a_plan_that_heads_a_list_holds_to_its_end(text, figures):
    assert planned(text) == figures


def test_what_is_set_aside_is_no_condition():
    assert [
        claim.status.value for claim in extract("若扣除减值影响，净利润为3.1亿元。若全部售出，净利润为3.1亿元。")
    ] == [
        "actual",
        "conditional",
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("预计生产总值从2011年的1091亿元增加到2016年的1650亿元，人均由2.4万元增加到3.7万元。", ["1650亿元", "3.7万元"]),
        ("预计三次产业结构由15:62:23调整为14:58:28。", ["14", "58", "28"]),
        ("到2030年，覆盖率将由52%提高到60%。", ["60%"]),
    ],
)
def test_what_something_changes_from_is_so_already(text, figures):
    assert planned(text) == figures


def test_a_way_of_reckoning_is_no_condition():
    assert [claim.status.value for claim in extract("如果以迁入人数减迁出人数计算，4月为2374人。")] == ["actual"]


def test_brackets_behind_an_aim_hold_what_is_aimed_at():
    text = "新增就业595万人，完成全年目标任务（900万人）的66%。"
    assert planned(text) == ["900万人"]
    assert planned("新增就业595万人，完成目标任务（6月末）的66%，比上年多8万人。") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("完成投资412亿元，为年度计划380亿元的108.4%。", ["380亿元"]),
        ("新开工9120套，比省定任务8700套多420套。", ["8700套"]),
        ("失业率3.18%，低于4.5%的控制目标。", ["低于4.5%"]),
        ("税收412亿元，完成预算调整数380亿元的108.4%。", ["380亿元"]),
        ("完成投资412亿元，为去年380亿元的108.4%。", []),
        ("失业率3.18%，低于4.5%的全国平均水平。", []),
    ],
)
def test_an_aim_beside_what_was_done_is_planned(text, figures):
    assert planned(text) == figures


def read_as_marked(marked: str) -> list[bool]:
    """Whether each marked figure of a passage is read with the status that its mark gives."""
    claims = extract(MARKED.sub(r"\g<figure>", marked))
    seen, found = 0, []
    for mark in MARKED.finditer(marked):
        start = mark.start() - seen
        seen += len(mark.group()) - len(mark["figure"])
        end = start + len(mark["figure"])
        status = next((claim.status.value for claim in claims if claim.start < end and start < claim.end), "")
        found.append(status == MARKS[mark["status"]])
    return found


def passages() -> list[object]:
    return [
        pytest.param(
            passage["text"],
            marks=[pytest.mark.xfail(strict=True, reason=passage["open"])] if "open" in passage else [],
        )
        for passage in tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"]
    ]


@pytest.mark.parametrize("text", passages())
def test_passages_of_many_genres_are_read_with_the_status_of_their_figures(text):
    found = read_as_marked(text)
    assert found == [True] * len(found)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全市概况\n一、过去一年\n建成公路31公里。\n二、明年工作安排\n建成公路45公里。", ["45公里"]),
        (
            "全市概况\n明年工作安排\n（一）修路。建成公路45公里。\n（二）办学。新建学校3所。\n附记\n全市有学校90所。",
            ["45公里", "3所"],
        ),
        ("一、明年工作安排\n去年建成公路31公里。\n建成公路45公里。", ["45公里"]),
        ("一、去年工作安排完成情况\n建成公路45公里。", []),
        ("市政府研究部署下一步工作\n全市建成公路45公里。", []),
        ("2025年工作计划\n一、修路\n建成公路45公里。\n二、办学\n新建学校3所。", ["45公里", "3所"]),
    ],
)
def test_a_heading_tells_that_what_stands_below_it_is_planned(text, figures):
    assert planned(text) == figures


def test_a_time_that_was_over_is_not_planned_below_a_plan():
    text = "全市概况\n二、明年工作安排\n2019年学校为87所。\n新建学校3所。"
    assert [claim.status.value for claim in extract(text, published=date(2023, 3, 1))] == ["actual", "planned"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("去年6月开业后，客流不断上升，到年底会员有4700人。", "actual"),
        ("该店6月开业后，到年底会员将有4700人。", "planned"),
        ("结构由2015年的18:47:35调整到2020年的14:51:35，6年内第二产业上升4个百分点。", "actual"),
    ],
)
def test_the_end_of_a_year_that_is_gone_is_not_to_come(text, status):
    assert extract(text, published=date(2023, 3, 1))[-1].status.value == status
