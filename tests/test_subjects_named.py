"""What is counted, told from whose it is, from the acts in its name and from what the words behind it do."""

import pytest

from claims import extract


def first(text):
    return extract(text)[0]


@pytest.mark.parametrize(
    ("text", "subject", "scope"),
    [
        ("2023年，振华集团净利润达7.3亿元。", "净利润", "振华集团"),
        ("去年，招商银行资产总额为8.6万亿元。", "资产总额", "招商银行"),
        ("上半年，东海证券营业收入达13.2亿元。", "营业收入", "东海证券"),
        ("最高人民法院收案1830件。", "收案", "最高人民法院"),
        ("县人民医院门诊量达21万人次。", "门诊量", "县人民医院"),
        ("规模以上工业企业营业收入达71亿元。", "规模以上工业企业营业收入", None),
        ("商业银行净利润达1.7万亿元。", "商业银行净利润", None),
        ("上市公司净利润达5.1万亿元。", "上市公司净利润", None),
        ("保险公司资产总额达660亿元。", "保险公司资产总额", None),
    ],
)
def test_an_amount_is_told_from_the_one_body_whose_it_is_and_not_from_a_class_of_bodies(text, subject, scope):
    assert (first(text).subject, first(text).scope) == (subject, scope)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全县完成矿山修复面积35万亩。", "矿山修复面积"),
        ("去年煤炭储备能力达26万吨。", "煤炭储备能力"),
        ("今年实施省级调整项目47项。", "省级调整项目"),
        ("银行发放贷款61亿元。", "贷款"),
        ("去年企业实现产值61亿元。", "企业产值"),
    ],
)
def test_an_act_in_the_name_of_an_amount_stays_in_it(text, subject):
    assert first(text).subject == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全市建成18个智慧应用场景。", "智慧应用场景"),
        ("今年推出26项跨境贸易便利化措施。", "跨境贸易便利化措施"),
        ("全省建成4100个镇级快递服务站。", "镇级快递服务站"),
        ("去年开展了5项专题调研，提出建议。", "专题调研"),
        ("会上有12家重点企业参加签约。", "重点企业"),
        ("工地上立着六十台百米高的塔吊。", "塔吊"),
        ("两地共建3个千亿元级的产业集群。", "产业集群"),
        ("他走到路口的3家水果摊前。", "水果摊"),
        ("街上50余种糕点令人垂涎。", "糕点"),
        ("村里83户人家户均增收1.2万元。", "人家"),
        ("全县64家规上企业2023年实现产值21亿元。", "规上企业"),
        ("全镇有42名护林员直达山头。", "护林员"),
        ("全市有9家国内知名企业落户。", "国内知名企业"),
        ("景区有4个国家5A级景点。", "国家5A级景点"),
        ("昨天47种疫苗采购成功。", "疫苗"),
        ("昨天47个小区改造项目验收。", "小区改造项目"),
        ("镇里投入90万元用于通村公路以及停车场、供水、供电等基础设施建设。", "基础设施建设"),
        ("县财政拿出300万元作为风险补偿资金。", "风险补偿资金"),
    ],
)
def test_the_noun_behind_a_count_is_whole_and_no_more(text, subject):
    assert first(text).subject == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("照此计算，去年的工业总产值应当是830亿元。", "工业总产值"),
        ("去年出口却逆势增长7%。", "出口"),
        ("车间的噪声几乎在70分贝。", "车间的噪声"),
        ("全年净收入能到12万元。", "净收入"),
        ("纯收入超过12万元，甚至超过15万元。", "纯收入"),
        ("去年水泥产能达300万吨。", "水泥产能"),
        ("去年核能发电量达300亿千瓦时。", "核能发电量"),
    ],
)
def test_an_adverb_or_a_modal_verb_is_no_part_of_the_name(text, subject):
    assert {claim.subject for claim in extract(text)} == {subject}


def test_of_the_place_is_its_scope():
    assert (
        first("1990年，法国的葡萄产量达到560万吨。").subject,
        first("1990年，法国的葡萄产量达到560万吨。").scope,
    ) == (
        "葡萄产量",
        "法国",
    )


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("在工业产值中，乡镇企业所占的比重，1985年为12%，1990年上升为23%。", "乡镇企业", "占比"),
        ("总产值达90亿元。大豆、花生等油料的产量，都比上年增长6%。", "大豆、花生等油料的产量", "增长率"),
        ("总产值达90亿元，都比上年增长6%。", "总产值", "增长率"),
    ],
)
def test_the_clause_before_names_the_share_or_the_several_things(text, subject, measure):
    claim = extract(text)[-1]
    assert (claim.subject, claim.measure) == (subject, measure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全市布局量子信息、合成生物等5个未来产业。", ["未来产业"]),
        ("推进金融、物流等7个现代服务业集聚发展。", ["现代服务业"]),
        ("江海省37个贫困县和2154个贫困村全部出列。", ["贫困县", "贫困村"]),
        ("全省134.5万相对贫困人口和1866个相对贫困村均已达标。", ["相对贫困人口", "相对贫困村"]),
        ("1218个村全部通了客车,30家企业陆续复工。", ["村", "企业"]),
        ("在这样一个八亿多人口的大国搞建设。", ["人口"]),
        ("全市完成政府采购预算21.6亿元,采购金额18.4亿元。", ["政府采购预算", "采购金额"]),
        ("新增病例2例:\n1例为7月15日自境外返回;\n1例为7月16日自境外返回。", ["病例"] * 3),
        ("他全场砍下31分12篮板4助攻2盖帽。", ["得分", "篮板", "助攻", "盖帽"]),
    ],
)
def test_what_is_counted_goes_by_its_whole_name_and_by_no_more(text, told):
    assert [claim.subject for claim in extract(text)] == told
