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
    "a planned part of a whole that is planned too": (
        "计划到2027年耕地总面积达36.4万公顷,苗木种植面积6.1万公顷,占耕地总面积的17.5%。",
        "share",
    ),
    "a share of a whole that its bracket tells of too": (
        "全区总人口86.0万人(户籍)。65岁及以上人口15.4万人,占总人口的19.7%。",
        "share",
    ),
    "a whole and its part both counted anew": (
        "按常住人口计算,全区总人口86.0万人。65岁及以上人口15.4万人,占总人口的19.7%。",
        "share",
    ),
    "a part with a bracket that is no note on its base": (
        "全乡草地总面积3260亩。人工草地182亩,占总面积的6.5%(比上年提高)。",
        "share",
    ),
    "all that work, with those that work part of the time in both": (
        "共有从业人员(含兼职)386人,其中大专以上216人,占从业人员总数(含兼职)的52.3%。",
        "share",
    ),
    "woods by one name": (
        "全县林地总面积32.1万公顷。公益林7.9万公顷,占林地总面积的26.4%。",
        "share",
    ),
    "a college's share that a slip explains": (
        "全校教师总数386人。理学院高级职称26人,占教师总数的7.6%。",
        "share",
    ),
    "a subsidiary's share of the group by its name": (
        "集团营业总收入63.8亿元,其中子公司外销收入2.6亿元,占营业总收入的38.2%。",
        "share",
    ),
    "households of one town": (
        "东乡总户数3860户。低保户186户,占总户数的8.4%。",
        "share",
    ),
    "holders at one time": (
        "上市后股东总数386户,其中法人股东26户,占股东总数的7.6%。",
        "share",
    ),
    "a share of the place that the whole is of": (
        "全区水资源总量42.8亿立方米。地下水资源量5.8亿立方米,占全区水资源总量的15.3%。",
        "share",
    ),
    "shares of the whole by its name": (
        "发放问卷1300份,男性560份,占问卷总数的56.0%;女性440份,占问卷总数的44.0%。",
        "sum",
    ),
    "shares of those who signed up": (
        "报名1600人,其中男子990人,占报名人数的66.0%,女子510人,占报名人数的34.0%。",
        "sum",
    ),
    "accidents of all causes": (
        "全市共发生事故360起。其中,机械事故150起,占50.0%;触电90起,占30.0%;其他60起,占20.0%。",
        "sum",
    ),
    "two tickets together": (
        "门票90元、缆车票70元,两项共140元。",
        "sum",
    ),
    "three tickets, and no number bought": (
        "甲票价320元、乙票价480元、丙票价760元,共1506元。",
        "sum",
    ),
    "prizes told without their number": (
        "一等奖、二等奖、三等奖奖金分别为5000元、3000元、1000元,共8000元。",
        "sum",
    ),
    "bills of two months, each of one": (
        "1月电费86.5元、2月电费213.5元,两个月共600元。",
        "sum",
    ),
    "what one pays each day": (
        "住宿费每天140元,3天共540元。",
        "product",
    ),
    "revenues with nothing taken off": (
        "全区财政收入完成53640万元。其中税务部门完成41530万元,财政部门完成22110万元。",
        "sum",
    ),
    "investment that leaves nothing out": (
        "全县固定资产投资完成92.4亿元,增长11.3%。其中项目投资54.6亿元,增长8.2%;房地产开发投资27.8亿元,增长16.9%。",
        "sum",
    ),
    "prizes with nothing besides": (
        "一等奖12人、二等奖24人、三等奖36人,共102人获奖。",
        "sum",
    ),
    "income made up of two": (
        "收入76.4亿元,由利息收入33.8亿元、手续费收入22.6亿元构成。",
        "sum",
    ),
    "cases each counted once": (
        "全市确诊130例,其中甲区62例、乙区56例、丙区22例,均已治愈。",
        "sum",
    ),
    "points above two rates of the same thing": (
        "产值增长6.4%,增速比全省(4.9%)和全国(5.2%)分别高1.7、1.4个百分点。",
        "growth",
    ),
    "pupils of all kinds": (
        "函授教育招生3.8万人,毕业生2.9万人,在校生1.6万人。",
        "order",
    ),
    "roads that there are": (
        "全年公路里程135公里,高速公路里程720公里。",
        "order",
    ),
    "nurses of the county": (
        "全县有卫生技术人员280人。全县注册护士760人。",
        "scope",
    ),
    "teachers of one kind of school": (
        "小学28所,教职工560人,在校生1.6万人,专任教师1080人。",
        "order",
    ),
    "a mean that grew by more than it is": (
        "农民人均纯收入5000元,比上年多8000元。",
        "order",
    ),
    "what an acre brought and how that grew": (
        "亩均收入1300元,比上年亩均增加2800元。",
        "order",
    ),
    "members of one group": (
        "在营企业职工130人(党员280人)。",
        "order",
    ),
    "jobs of one year": (
        "全年城镇新增就业1.3万人,失业人员再就业3.3万人。",
        "order",
    ),
    "exports of the same months": (
        "1—10月出口增长14.6%\n1—10月,全市出口186.3亿元,增长16.4%。",
        "agree",
    ),
    "parcels and points from none": (
        "快递业务量增长25.3%\n全年快递业务量完成16.42亿件,增长23.5%,增速较全国低3.7个百分点。",
        "agree",
    ),
    "residents of one count": (
        "常住人口135.2万人\n年末,全市常住人口132.5万人。",
        "agree",
    ),
    "land of one day": (
        "耕地面积135.2万亩\n年末耕地面积132.5万亩(不足部分已补)。",
        "agree",
    ),
    "what was torn down in all": (
        "拆除违建13.52万平方米\n全年拆除违建13.25万平方米。",
        "agree",
    ),
    "a mark that was not reached": (
        "财政总收入突破4.6亿元\n全年财政总收入完成4.36亿元,增长18.6%,基金收入0.52亿元。",
        "agree",
    ),
    "trade in a heading": (
        "外贸进出口增长14.6%\n全市外贸进出口186.3亿元,增长16.4%,加工贸易增长7.2%。",
        "agree",
    ),
    "a column of the same half of a year": (
        "全市工业增加值\n上半年,全市工业增加值135.2亿元,增长7.3%。\n指标 | 上半年(亿元) |\n工业增加值 | 153.2 |",
        "agree",
    ),
    "what two paid, who paid something else": (
        "早餐12元、午餐28元,两人共62元。",
        "sum",
    ),
    "what two shops made in a month more than twice": (
        "甲店盈利72万元、乙店盈利51万元,两个月共226万元。",
        "sum",
    ),
    "women of all, with no others told": (
        "全市常住人口76.4万人,其中女性37.2万人,占62.3%。",
        "share",
    ),
}


def wrong(text: str) -> list[str]:
    found = check([extract_document(Document(name="example.txt", text=text, sha256=""))])
    return [each.type for each in found if each.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(("text", "kind"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_figures_of_one_kind_is_told(text, kind):
    assert kind in wrong(text)
