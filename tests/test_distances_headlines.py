"""What a distance is of, and what a figure of a headline is of by the text below it."""

import pytest

from claims import extract


def told(text):
    return [(claim.text, claim.subject, claim.measure) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("白石镇距县城27公里。", [("27公里", "白石镇", "距县城")]),
        ("灯塔距离海岸约6公里，塔高30米。", [("约6公里", "灯塔", "距离海岸")]),
        ("工地离幼儿园不足90米。", [("不足90米", "工地", "离幼儿园")]),
        (
            "柳河镇交通便利，东距省会机场35公里，西距火车站18公里，到平川、石桥60公里。",
            [
                ("35公里", "柳河镇", "距省会机场"),
                ("18公里", "柳河镇", "距火车站"),
                ("60公里", "柳河镇", "距平川、石桥"),
            ],
        ),
        ("石佛山，位于清江市西北12公里处，有古寺一座。", [("12公里", "石佛山", "位于")]),
    ],
)
def test_a_distance_is_of_what_lies_so_far_away(text, expected):
    found = told(text)
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    ["断层带长60公里，震源深度9公里。", "两地差距为30公里。", "他每天步行7公里上学。", "隔离带长45米。"],
)
def test_other_lengths_are_of_no_distance(text):
    assert not any("subject:located" in claim.rules for claim in extract(text))


def test_a_depth_behind_a_distance_is_of_its_own():
    assert told("震中距县城31公里，震源深度12公里。")[1][1] == "震源深度"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市新增14例，累计52例\n3月6日，全市报告新增流感病例14例，累计报告流感病例52例。",
            ["流感病例", "流感病例"],
        ),
        ("粮仓更满\n73%\n良种覆盖率超过73%\n开春以来，各地抓紧备耕。", ["良种覆盖率"]),
    ],
)
def test_a_figure_of_a_headline_that_names_nothing_is_of_what_the_line_below_says(text, expected):
    assert [subject for _, subject, _ in told(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("图书馆藏书8万册\n去年，全市捐赠图书8万册。", "藏书"),
        ("73%\n良种覆盖率超过60%\n开春以来，各地抓紧备耕。", None),
    ],
)
def test_a_headline_keeps_what_it_names_and_takes_nothing_of_another_figure(text, expected):
    subject = told(text)[0][1]
    assert subject is None if expected is None else expected in subject
