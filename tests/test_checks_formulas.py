"""Formulas as a reader sees them: what they reckon with is what is printed, and can be reckoned again by hand."""

import pytest

from checks import check
from claims import extract_document
from claims.model import Document

TABLE = """单位:万元

| 县区 | 门票 | 住宿 | 合计 |
|---|---|---|---|
| 东区 | 1,210 | 3400 | 4610 |
| 西区 | 980 | 2150 | 3130 |
| 南区 | 320 | 410 | 830 |
"""


def formulas(text: str, kind: str) -> list[str]:
    home = extract_document(Document(name="own.txt", text=text, sha256=""))
    return [relation.formula for relation in check([home]) if relation.type == kind]


@pytest.mark.parametrize(
    ("kind", "text", "formula"),
    [
        ("hedge", "印发手册超过约5万份。", "5万 < n ≈ 5万"),
        ("magnitude", "全市用电量下降120%。", "120% > 100%"),
        (
            "product",
            "全县水稻播种面积42.5万亩,平均亩产458公斤,总产量19.5万吨。",
            "458公斤 × 42.5万亩 = 194208.8–195091.8吨; 19.5万吨",
        ),
        (
            "product",
            "全市常住人口52.5万人,人均地区生产总值88094元,地区生产总值462.50亿元。",
            "88094元 × 52.5万人 × (0.95–1.05) = 438.9479亿–486.0834亿元; 462.50亿元",
        ),
        (
            "sum",
            "账上共285708.84元,其中甲组100000.11元、乙组185708.72元。",
            "100000.11元 + 185708.72元 = 285708.82–285708.84; 285708.84元 [285708.835–285708.845]",
        ),
        (
            "order",
            "东县减少3.4%最多,其次为西县减少1.6%。",
            "−3.4% [-3.45 – -3.35] ≤ −1.6% [-1.65 – -1.55]",
        ),
    ],
)
def test_a_formula_shows_what_it_reckons_with(kind, text, formula):
    assert formula in formulas(text, kind)


def test_the_figures_of_a_table_are_told_in_the_unit_above_it():
    told = formulas(TABLE, "sum")
    assert "1,210万元 + 3400万元 = 4609万–4611万; 4610万元 [4609.5万–4610.5万]" in told
    assert "320万元 + 410万元 = 729万–731万 ≠ 830万元 [829.5万–830.5万]" in told


def test_what_a_mean_may_be_off_by_is_told():
    text = "全市常住人口52.5万人,人均地区生产总值88094元,地区生产总值462.50亿元。"
    home = extract_document(Document(name="own.txt", text=text, sha256=""))
    (told,) = (relation.explanation for relation in check([home]) if relation.type == "product")
    assert "可有5%的出入" in told.zh
    assert "5% off" in told.en
