"""A long text is read in slices; where it is cut changes nothing."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claims import extract

SEED = (Path(__file__).parent.parent / "seeds/documents/jinzhong.txt").read_text(encoding="utf-8")
DAY = date(2024, 10, 28)
REPORT = """泰安市2023年国民经济和社会发展统计公报
王芳：全市新建公路30公里。
一、青岛市
新建桥梁2座，其中改造1座。
另有5座在建，比上年增长20%。
表1 2022年产量
单位：万吨
指标 | 产量 | 比上年增长（%）
原油 | 40.5 | -2.1
化肥 | 3.2 | 0.4
期末存栏
小麦 | 7.7 | 1.4

李明：谢谢。今年将新增学校“12
所”和医院3家。
（二）工业
增长5.2％，
达到3亿元。
"""
PIECES = st.sampled_from(
    [
        *REPORT.splitlines(keepends=True),
        *"\n\n。，|\t“”()十万亿余近",
        "3",
        "5亿元",
        "增长5%",
        "2023年",
        "一、",
        "单位：亿元\n",
        "王芳：",
        "青岛市",
        "60%\n",
        "新增病例4例\n",
        "全市共新增4例，占60%。",
    ]
)


def test_the_seed_is_read_alike_in_slices_of_any_size():
    whole = extract(SEED, DAY, size=len(SEED))
    for size in (1, 50, 300, 1000):
        assert extract(SEED, DAY, size=size) == whole, size


def test_headings_speakers_tables_and_subjects_cross_a_cut():
    whole = extract(REPORT, DAY, size=len(REPORT))
    assert extract(REPORT, DAY, size=1) == whole
    named = {claim.text: claim for claim in whole}
    assert named["2座"].scope == "青岛市"
    assert named["2座"].speaker == "王芳"
    assert named["7.7"].unit == "吨"
    assert named["3亿元"].speaker == "李明"


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=20).map("".join), st.integers(1, 60))
def test_no_text_is_read_otherwise_for_being_cut(text, size):
    assert extract(text, DAY, size=size) == extract(text, DAY, size=max(1, len(text)))
