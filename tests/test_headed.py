"""Headings and the lines below them: what makes two of them, and what does not."""

import pytest

from checks.figures.headed import headed_otherwise
from checks.page import page
from claims import Document, extract_document

ONE = {
    "a year by its name and by its number": (
        "反映去年旺季的12月份营业额为36.3亿元，全年合计增长14.6%。",
        "2022年全年营业额406.7亿元，增长14.6%。",
    ),
    "a plan in a clause far before": (
        "全县9万贫困人口年底脱贫",
        "为此定下三年滚动计划，先修路，再修渠，年底实现剩余9万贫困人口脱贫。",
    ),
    "a county of a kind": ("全市9万贫困人口脱贫", "3个贫困县摘帽，9万贫困人口脱贫。"),
}

TWO = {
    "an aim": ("出口力争增长14.6%", "全市出口36.3亿元，增长14.6%。"),
    "another year": ("去年出口增长14.6%", "今年全市出口增长14.6%。"),
    "a county below": ("出口增长14.6%", "青石县出口增长14.6%。"),
}


def last_figures(*texts):
    laid = (page(extract_document(Document(name="text", text=f"{text}\n", sha256=""))) for text in texts)
    return [list(each.figures)[-1] for each in laid]


@pytest.mark.parametrize("name", ONE)
def test_words_that_make_no_other_figure_of_it(name):
    assert not headed_otherwise(*last_figures(*ONE[name]))


@pytest.mark.parametrize("name", TWO)
def test_words_of_one_side_alone_make_two_of_them(name):
    assert headed_otherwise(*last_figures(*TWO[name]))
