"""Figures whose clause has no name of its own: what the clause before says how it stands, or names at all."""

import pytest

from claims import extract


def subjects(text: str) -> list[tuple[str, str | None]]:
    """Each figure with its subject, in order."""
    return [(claim.text, claim.subject) for claim in extract(text)]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Each figure with its subject and measure, in order."""
    return [(claim.text, claim.subject, claim.measure) for claim in extract(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("戏曲票房持续走高，达到3.6亿元，同比增长7%。", [("3.6亿元", "戏曲票房"), ("7%", "戏曲票房")]),
        ("护理费用总体平稳，同比上涨0.9%，环比下降0.3%。", [("0.9%", "护理费用"), ("0.3%", "护理费用")]),
        ("扣非净利润扭亏为盈，录得2.1亿元。", [("2.1亿元", "扣非净利润")]),
        ("志愿者队伍不断壮大，目前已有2.4万人。", [("2.4万人", "志愿者")]),
        ("跨境电商出口再创新高，达71亿元，占全市出口的13%。", [("71亿元", "跨境电商出口"), ("13%", "跨境电商出口")]),
        ("鲜花批发价由涨转跌，平均每枝1.9元。", [("1.9元", "鲜花批发价")]),
        ("民用航班恢复至节前水平，共310架次。", [("310架次", "民用航班")]),
        ("入园人数于5月份为全年最高，达41万人次。", [("41万人次", "入园人数")]),
        ("文创销售持续升温，端午期间达到3.8亿元。", [("3.8亿元", "文创销售")]),
    ],
)
def test_a_bare_figure_is_of_what_the_clause_before_says_how_it_stands(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("秋粮收购进展顺利，累计收购93万吨。", [("93万吨", "秋粮", "收购")]),
        ("绿色债券发行提速，一季度发行61亿元。", [("61亿元", "绿色债券", "发行")]),
        (
            "助学金发放顺利，共发放2700笔，总金额810万元。",
            [("2700笔", "助学金", "发放"), ("810万元", "助学金", "总金额")],
        ),
        ("行政诉讼案件数量上升，受理640件。", [("640件", "行政诉讼案件数量", "受理")]),
        ("风力发电项目并网发电，装机容量30万千瓦。", [("30万千瓦", "风力发电项目", "装机容量")]),
        ("淡水厂顺利投产，日处理能力4万吨。", [("4万吨", "淡水厂", "日处理能力")]),
        ("水产养殖面积基本稳定，总产量7.5万吨。", [("7.5万吨", "水产养殖总产量", "总产量")]),
        ("研究生招生规模扩大，今年录取1900人。", [("1900人", "研究生招生", "录取")]),
    ],
)
def test_an_act_or_an_aspect_alone_is_of_the_topic(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这批救灾棉被昨晚运抵灾区，共计1500条，总价值90万元。", [("1500条", "救灾棉被"), ("90万元", "救灾棉被")]),
        ("基金会收到社会捐款，总额1750万元。", [("1750万元", "社会捐款总额")]),
        ("地震已致房屋倒塌，共900余间。", [("900余间", "房屋")]),
    ],
)
def test_a_figure_that_nothing_else_is_told_for_is_of_what_the_clause_before_names(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "figure", "unfit"),
    [
        ("营商环境持续优化，新增2.6万户。", "2.6万户", "营商环境"),
        ("服务水平明显提高，投资3100万元。", "3100万元", "服务水平"),
        ("旅游收入快速增长，接待260万人次。", "260万人次", "旅游收入"),
        ("交通秩序明显好转，查处5200起。", "5200起", "交通秩序"),
        ("该公司发展迅速，达到43亿元。", "43亿元", "公司"),
        ("学校面貌焕然一新，录取1300人。", "1300人", "学校面貌"),
    ],
)
def test_no_figure_is_of_a_topic_that_is_not_counted_so(text: str, figure: str, unfit: str) -> None:
    assert dict(subjects(text))[figure] != unfit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("营商环境持续优化，全年新设企业1.7万户。", [("1.7万户", "新设企业")]),
        ("治安形势平稳，刑事警情980起。", [("980起", "刑事警情")]),
        ("集约用地成效明显，支持启动了85个技改项目。", [("85个", "技改项目")]),
        ("救援队员昼夜奋战，转移群众1700人。", [("1700人", "群众")]),
    ],
)
def test_a_figure_with_a_name_of_its_own_needs_no_topic(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == expected


def test_a_topic_that_lists_two_things_gives_each_its_figure() -> None:
    """Each of a list has the figure in its place, as 分别 says."""
    text = "发明申请量与授权量双增长，分别达到7300件和4100件。"
    assert subjects(text) == [("7300件", "发明申请量"), ("4100件", "发明授权量")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("志愿者都是在校学生，其中45人参加过大型活动。", [("45人", "志愿者")]),
        ("队员均来自基层，有工人、农民等，其中12人获过奖。", [("12人", "队员")]),
        ("这几天正是荔枝上市的好时候，我家种了30亩，产量80吨。", [("30亩", "荔枝"), ("80吨", "荔枝产量")]),
        ("眼下正值葡萄成熟期，全村种植300亩。", [("300亩", "葡萄")]),
        ("河口村共种植脐橙260亩，产量500吨。", [("260亩", "脐橙"), ("500吨", "脐橙产量")]),
        ("河口村养殖大户12户。", [("12户", "河口村养殖大户")]),
        ("生猪价格上涨，净利润增长4%。", [("4%", "净利润")]),
        ("学员来自12个省、市、自治区，平均年龄35岁。", [("12个", "省、市、自治区"), ("35岁", "学员")]),
        ("年龄最大的是81岁的陈桂英老人。", [("81岁", "陈桂英")]),
        ("新生有25人同姓。", [("25人", "新生")]),
        ("这笔钱相当于30名教师一年的工资。", [("30名", "教师")]),
        (
            "男生人数:35 占比:40% 女生人数:52 占比:60%",
            [("35", "男生人数"), ("40%", "男生人数"), ("52", "女生人数"), ("60%", "女生人数")],
        ),
        (
            "满意率:96% 回收问卷:480份 发放问卷:500份",
            [("96%", "满意率"), ("480份", "回收问卷"), ("500份", "发放问卷")],
        ),
        ("员工总人数320人。", [("320人", "员工")]),
    ],
)
def test_the_one_spoken_of_or_who_has_it_is_the_subject(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert subjects(text) == expected
