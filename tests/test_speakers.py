"""Who speaks is told from the labels of transcripts, never from headings and fields with a colon."""

import pytest

import claims.lexicon as lexicon
from claims import extract
from claims.speakers import speaker, speakers


def turns(text: str) -> list[tuple[str, str]]:
    """Each turn as its speaker and the first ten characters of it."""
    return [(turn.name, text[turn.start :].lstrip()[:10]) for turn in speakers(text)]


def names(text: str) -> list[str]:
    return [turn.name for turn in speakers(text)]


def said(text: str) -> dict[str, str | None]:
    return {claim.text: claim.speaker for claim in extract(text)}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{table}:{row['surfaces'][0]}")
        for table in ("role", "said", "asks", "answers")
        for row in lexicon.entries("speakers.toml", table)
    ],
)
def test_labels_are_told_from_other_words(row):
    table = next(t for t in ("role", "said", "asks", "answers") if row in lexicon.entries("speakers.toml", t))
    for label in row["yes"]:
        found = speaker(label)
        assert (found is None) if table == "said" else found is not None, label
        assert table not in ("asks", "answers") or found == (label, table)
    for label in row["no"]:
        found = speaker(label)
        assert (found is not None) if table == "said" else found is None, label


@pytest.mark.parametrize("row", lexicon.entries("speakers.toml", "transcript"))
def test_a_text_that_calls_itself_a_transcript_may_have_one_turn(row):
    for head in row["yes"]:
        assert names(f"{head}。\n王敏：全市新增企业12家。") == ["王敏"], head
    for head in row["no"]:
        assert names(f"{head}。\n王敏：全市新增企业12家。") == [], head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【主持人】各位网友，大家好。\n【李明】去年新建学校12所。\n", ["主持人", "李明"]),
        ("[记者] 今年新建了几所学校？\n[局长李明] 新建12所。\n", ["记者", "局长李明"]),
        ("［主持人］：请李局长介绍。\n［李局长］：新建12所。\n", ["主持人", "李局长"]),
        ("主持人王芳：请介绍情况。\n李明（市委书记）：去年新建学校12所。\n", ["主持人王芳", "李明（市委书记）"]),
        (
            "主持人（王芳）：请介绍情况。\n市委书记（李明）：去年新建学校12所。\n",
            ["主持人（王芳）", "市委书记（李明）"],
        ),
        ("新华社记者：今年的情况怎样？\n市统计局局长李明：增长5.2%。\n", ["新华社记者", "市统计局局长李明"]),
        ("《某某日报》记者提问：今年的情况怎样？\n李明：增长5.2%。\n", ["《某某日报》记者", "李明"]),
        ("21世纪报记者问：今年的情况怎样？\n李明答：增长5.2%。\n", ["21世纪报记者", "李明"]),
        ("▲DVB電視臺記者：情況怎樣？\n  趙國安：增長5.2%。\n", ["DVB電視臺記者", "趙國安"]),
        ("問：今年情況如何？\n答：增長5.2%。\n", ["問", "答"]),
        ("Q：今年情况如何？\nA：增长5.2%。\n", ["Q", "A"]),
        (
            "国务院新闻办新闻局 寿小丽:\n\n大家上午好。\n\n国家统计局新闻发言人 付凌晖:\n\n增长5.2%。",
            ["国务院新闻办新闻局 寿小丽", "国家统计局新闻发言人 付凌晖"],
        ),
        ("网友：楼梯多久能装好？\n市民陈先生：等了3年。\n", ["网友", "市民陈先生"]),
        ("记者：您家几口人？\n买买提·吐尔逊：5口人。\n", ["记者", "买买提·吐尔逊"]),
        ("歐陽局長：去年新建學校12所，謝謝。\n記者：今年呢？\n", ["歐陽局長", "記者"]),
        ("李  明：新建12所，谢谢。\n记  者：您好。\n", ["李明", "记者"]),
        ("记者：请问增长多少？\n李明局长：谢谢，5.2%。\n", ["记者", "李明局长"]),
        ("王建国：我们村有120户。\n李秀英：你们有多少亩地？\n", ["王建国", "李秀英"]),
    ],
)
def test_turns_are_told_by_the_ways_of_marking_them(text, expected):
    assert names(text) == expected


def test_a_turn_lasts_until_the_next():
    text = "导语写到8家企业。\n\n记者：新增多少？\n\n李明：\n新增12家。\n\n投资3亿元。\n记者：用工呢？\n李明：350人。\n"
    assert said(text) == {"8家": None, "12家": "李明", "3亿元": "李明", "350人": "李明"}


def test_who_answers_is_named_by_the_head_of_an_interview():
    text = "商务部新闻发言人就外贸情况答记者问\n\n问：前5月情况怎样？\n答：出口增长7.2%。\n"
    assert names(text) == ["记者", "商务部新闻发言人"]
    assert said(text)["7.2%"] == "商务部新闻发言人"


def test_an_interview_whose_head_names_nobody_keeps_its_words():
    assert names("有关政策答记者问\n问：多少家？\n答：12家。\n") == ["问", "答"]


@pytest.mark.parametrize(
    "text",
    [
        "主要任务：\n新建学校12所。\n工作目标：\n增长5.2%。\n",
        "一是：新建学校12所。\n二是：增长5.2%。\n",
        "时间：2024年5月6日。\n地点：市政府三楼，有120人参加。\n",
        "单位：亿元。\n来源：市统计局。\n",
        "基础设施：新建道路12公里。\n教育事业：新建学校3所。\n文化：新建图书馆2座。\n科学技术：立项45个。\n",
        "福建省：接待游客120万人次。\n江西省：接待游客98万人次。\n石家庄：接待游客30万人次。\n",
        "安全：全年事故12起。\n任务：新建学校3所。\n方案：投资2亿元。\n程序：分3步。\n",
        "图①:12名学生在上课。\n图②:30名教师在培训。\n",
        "各位代表：\n去年增长5.2%。\n各位委员：\n今年增长6%。\n",
        "尊敬的主持人：\n去年增长5.2%。\n主任、各位副主任：\n今年增长6%。\n",
        "记者：李文奇\n通讯员：王芳\n去年增长5.2%。\n",
        "局长：王芳\n副局长：李明\n编制12人。\n",
        "【本报讯】去年增长5.2%。\n【摘要】投资3亿元。\n【关键词】增长。\n",
        "[1] 王芳等，2012年。\n[2] 李明等，2013年。\n",
        "王敏说：“去年新建学校12所。”\n李明表示：“今年还要建3所。”\n",
        "王芳：女，1980年生，论文12篇。\n李明：男，1975年生，专利3项。\n",
        "甲方代表：负责投资3亿元。\n乙方代表：负责用工120人。\n",
        "项目经理：请签字。\n方案主任：请审批。\n",
        "体 裁：请填12项。\n文 号：请填3项。\n",
        "任何人：请不要3人聚集。\n成员单位：请报12份。\n",
        "于是：我们新建12所。\n何为：你知道3个吗？\n",
        "专家：投资12亿元。\n群众：有3个问题。\n",
        "问：去年增长多少？\n说明：增长5.2%。\n",
        "记者从市统计局获悉：去年增长5.2%。\n王敏告诉记者：投资3亿元。\n",
        "http://a.cn/1：12家。\n记者站：8家。\n",
    ],
)
def test_headings_and_fields_are_no_speakers(text):
    assert names(text) == []
    assert set(said(text).values()) <= {None}


def test_one_label_in_a_report_is_no_transcript():
    assert names("局长李明：去年新建学校12所，谢谢大家。\n") == []
    assert names("以下为文字实录：\n局长李明：去年新建学校12所，谢谢大家。\n") == ["局长李明"]


def test_headings_within_a_turn_leave_its_speaker():
    text = "主持人：请介绍。\n局长李明：\n主要任务：\n新建学校12所。\n单位：亿元\n投资3亿元。\n"
    assert said(text) == {"12所": "局长李明", "3亿元": "局长李明"}
