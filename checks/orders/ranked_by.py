"""What some are ranked by: 产量最高的是甲县,达3.1万吨 by what is told, 单价最高的是甲地块,3.1亿元 by another."""

import re

from checks.lexicon import pattern
from checks.page import Figure, clause
from claims.model import Dimension

QUANTITIES = {
    **dict.fromkeys((Dimension.COUNT, Dimension.PERSON, Dimension.PERSON_TIME), "is counted"),
    Dimension.MONEY: "is of money",
    Dimension.AREA: "is an area",
    Dimension.MASS: "is weighed",
    Dimension.VOLUME: "is a volume",
    Dimension.ENERGY: "is energy",
    Dimension.LENGTH: "is a length",
    Dimension.PERCENT: "is a rate",
}
OF_ALL = re.compile("^(?:其?中|[全各][国國省市州县縣区區旗校乡鄉镇鎮村]+)?(?:[中里内]|当中|之中)?$")


def ranked_by_itself(figure: Figure, words: str, way: str) -> bool:
    """Whether the words up to 最高 and its like name what a figure is of; 最多 and 最少 may have no name before them.

    Behind the bare 最高的 of a clause the sentence before it has to name that, and nothing that is of another unit.
    """
    if figure.claim.dimension is Dimension.TEMPERATURE:
        return way in "高低"
    name = QUANTITIES.get(figure.claim.dimension)
    by = clause(words)
    if name is None or pattern("extremes.toml", "is of another unit").search(by):
        return False
    quantity = pattern("extremes.toml", name)
    if not OF_ALL.fullmatch(by):
        return quantity.search(by) is not None
    return way in "多少" or any(quantity.search(each) for each in re.split("[,，;；。、差相比]", words))
