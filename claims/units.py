"""The unit that a figure leaves out: 3万亿 of an economy is money, 10万贫困人口 are people."""

import re

from claims.model import Dimension
from claims.quantities import Quantity

_PEOPLE = re.compile(r"人口|人数|人員|居民|群众|学生|学子|党员|职工|员工|用户|游客|旅客|观众|粉丝|青年|儿童|老人|农民|市民|村民|师生|教师|官兵|会员|网民|患者|民众|劳动力|移民|干部|百姓|人员|人才|院士|专家|选手|脱贫|就业|人次|失业")
_MONEY = re.compile(r"额|产值|增加值|投资|收入|支出|资产|负债|贷款|存款|余额|利润|税|费|资金|GDP|经济|规模|市场|预算|工业|消费|贸易|出口|进口|生产总值|融资|成本|价值|罚款|补贴|补助|债")


def implied(quantity: Quantity, subject: str, text: str) -> tuple[str, Dimension]:
    """The unit and dimension of a figure; where no unit is written, the dimension that its subject asks for."""
    if quantity.dimension is not None:
        return quantity.unit, quantity.dimension
    around = subject + text[quantity.end : quantity.end + 8]
    if _PEOPLE.search(around):
        return "", Dimension.PERSON
    if _MONEY.search(around) or quantity.scale >= 10**8:
        return "", Dimension.MONEY
    if quantity.plain:
        return "", Dimension.RATIO
    return "", Dimension.COUNT
