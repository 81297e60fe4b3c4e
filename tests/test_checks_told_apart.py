"""Figures that their text tells apart need not fit; beside the same words, a slip in figures of one kind is told."""

import pytest

from checks import check
from checks.relation import Verdict
from claims import Document, extract_document

SLIPS = {
    "growth at comparable prices says nothing of the amounts": (
        "全年地区生产总值586.3亿元,按可比价计算增长6.2%。其中第一产业56.2亿元,第二产业236.8亿元,第三产业298.3亿元。",
        "sum",
    ),
    "a whole and its parts at constant prices": (
        "按不变价计算,地区生产总值521.6亿元,其中第一产业50.2亿元,第二产业208.6亿元,第三产业268.8亿元。",
        "sum",
    ),
    "one amount twice beside growth at constant prices": (
        "全市实现地区生产总值586.3亿元,按不变价格计算,增长6.2%。\n全市实现地区生产总值568.3亿元。",
        "agree",
    ),
    "a reserve that has its figure": (
        "支出预算32.6亿元(教育12.3亿元、卫生2.6亿元、农林水17.2亿元、预备费1.5亿元)。",
        "sum",
    ),
    "segments without eliminations": (
        "化工、建材、贸易三大板块收入分别为18.6亿元、29.0亿元、46.5亿元,共计85.1亿元。",
        "sum",
    ),
    "harvests of one year, last year's": (
        "去年全年粮食产量154.0万吨,其中夏粮52.8万吨、早稻19.5万吨、秋粮86.7万吨。",
        "sum",
    ),
    "harvests that are all expected": (
        "预计全年粮食产量154.0万吨,其中夏粮52.8万吨、早稻19.5万吨、秋粮86.7万吨。",
        "sum",
    ),
    "parts behind what was planned at the start of the year": (
        "全市一般公共预算收入92.37亿元,为年初预算91.30亿元的101.2%。其中,税收收入61.94亿元,非税收入25.43亿元。",
        "sum",
    ),
    "a share of one year": ("今年研发投入1.86亿元,营业收入78.40亿元,研发投入占营业收入2.87%。", "share"),
    "a holiday in a heading and in its text": (
        "全市春节期间旅游收入34.3亿元\n春节期间,全市接待游客123万人次,旅游收入43.3亿元。",
        "agree",
    ),
    "what each spent on one holiday": ("国庆假期全市接待游客758万人次,旅游收入46.6亿元,游客人均消费608元。", "product"),
    "larger fires twice": ("全年较大火灾死亡38人\n全年较大火灾死亡78人,比上年减少2人。", "agree"),
    "two lines of one place": ("苏州市:\n全市农民专业合作社8492家。\n全市农民专业合作社1492家。", "agree"),
    "a heading before a colon and its own name below": ("在校生总数8700人:\n在校生总数5700人。", "agree"),
    "as many as are summed up behind another set apart": (
        "除丙厂外,甲厂、乙厂分别生产水泥523万吨和124万吨,两厂合计656万吨。",
        "sum",
    ),
    "a share of what is left once some is taken off": (
        "扣除返还后,财政收入85.4亿元,其中税收46.1亿元,占45.0%。",
        "share",
    ),
    "a share behind growth that something is taken off": (
        "财政收入85.4亿元,扣除退税因素增长5.2%,其中税收46.1亿元,占45.0%。",
        "share",
    ),
    "parts before what is taken off their whole": (
        "应发工资8600元,由基本工资5200元和绩效工资3800元组成,扣除社保600元,实发8000元。",
        "sum",
    ),
    "shares of one whole together": ("甲市占全省的4.1%,乙市占全省的9.7%,两市合计占全省的13.5%。", "sum"),
    "a share of what a figure is by name": ("出口78.4亿元,其中民企出口48.3亿元,占出口的16.6%。", "share"),
    "a share of what it is said to be of": ("2023年回购1.86亿股,占2022年末总股本78.40亿股的2.87%。", "share"),
}


def wrong(text: str) -> list[str]:
    found = check([extract_document(Document(name="example.txt", text=text, sha256=""))])
    return [each.type for each in found if each.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(("text", "kind"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_figures_of_one_kind_is_told(text, kind):
    assert kind in wrong(text)
