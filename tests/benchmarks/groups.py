"""How fast documents are held against a store: `python -m tests.benchmarks --store`. Prints figures, asserts none.

The store has a million claims: 10,000 documents of 100, two for each of 250 places and 20 years; in one of a thousand
a level has two digits swapped. The scale is one `GROUP BY indicator` over its claims, in a session of its own like
everything that is timed beside it, so that machines can be compared.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table
from sqlalchemy import text as sql

from checks import across, sought
from claims import RULES_VERSION, Document, extract_document
from claims.database import Database
from claims.store import Store
from claims.tables import ClaimRow, DocumentRow, Version

PLACES, YEARS, COPIES, SLIPPED = 250, range(2001, 2021), 2, 10
PLACE = "甲甲市"
NAMES = (
    *(
        "地区生产总值",
        "第一产业增加值",
        "第二产业增加值",
        "第三产业增加值",
        "工业增加值",
        "规模以上工业增加值",
        "农林牧渔业总产值",
    ),
    *(
        "建筑业增加值",
        "一般公共预算收入",
        "一般公共预算支出",
        "财政总收入",
        "税收收入",
        "固定资产投资",
        "房地产开发投资",
        "工业投资",
    ),
    *("民间投资", "社会消费品零售总额", "进出口总额", "出口总额", "进口总额", "实际使用外资", "城镇居民人均可支配收入"),
    *(
        "农村居民人均可支配收入",
        "旅游总收入",
        "人民币存款余额",
        "人民币贷款余额",
        "商品房销售额",
        "重点项目投资",
        "技改投资",
        "交通投资",
    ),
    *(
        "水利投资",
        "教育支出",
        "卫生支出",
        "科技支出",
        "农业支出",
        "环保支出",
        "保险收入",
        "保费支出",
        "物流收入",
        "软件收入",
        "快递收入",
    ),
    *("邮政收入", "电信收入", "文化收入", "体育收入", "餐饮收入", "住宿收入", "批发收入", "零售收入", "出租收入"),
)
SIGNS = "东西南北中上下左右前后春夏秋冬山水"
KEYS = {"id", "key", "document", "version", "current_version"}
WORDS = {"text", "indicator", "scope", "name"}
GROUP_BY = "SELECT count(*), sum(stated) FROM (SELECT count(*) AS stated FROM claim GROUP BY indicator) AS groups"


def places() -> list[str]:
    """The other places, whose names are as long as `PLACE`."""
    return list(islice((f"{one}{other}市" for one in SIGNS for other in SIGNS), PLACES - 1))


def bulletin(place: str, year: int, name: str) -> Document:
    """A bulletin of 50 levels and their rates, which are all zero, so that the years fit each other."""
    lines = (f"全年{indicator}{100 + number}.47亿元,增长0.0%。" for number, indicator in enumerate(NAMES))
    text = f"{place}{year}年国民经济和社会发展统计公报\n" + "\n".join(lines)
    return extract_document(Document(name=name, text=text, sha256=name, published=date(year + 1, 3, 1)))


def slipped(document: Document) -> Document:
    """The document with two digits of a level swapped that another one states too."""
    text = document.text.replace("社会消费品零售总额116.47", "社会消费品零售总额161.47")
    return extract_document(replace(document, text=text, sha256=document.name))


def fill(store: Store, database: Database) -> None:
    """Save the documents of one place and those with a slip; the others are copies that SQL makes of the former."""
    of_one = [bulletin(PLACE, year, f"{PLACE}-{year}-{copy}.txt") for year in YEARS for copy in range(COPIES)]
    store.save_all([(document, ()) for document in of_one], RULES_VERSION)
    with database.session() as session:
        for model in (DocumentRow, Version, ClaimRow):
            session.execute(sql(_copied(model.__table__, places())))  # type: ignore[attr-defined]
    wrong = [slipped(bulletin(place, YEARS[5], f"{place}-wrong.txt")) for place in islice(places(), SLIPPED)]
    store.save_all([(document, ()) for document in wrong], RULES_VERSION)


def _copied(table: Table, names: Iterable[str]) -> str:
    def column(name: str) -> str:
        if name in KEYS:
            return f"md5({table.name}.{name} || place)"
        return f"replace({table.name}.{name}, '{PLACE}', place)" if name in WORDS else f"{table.name}.{name}"

    chosen = ", ".join(column(each.name) for each in table.columns)
    listed = ", ".join(f"('{name}')" for name in names)
    return f"INSERT INTO {table.name} SELECT {chosen} FROM {table.name}, (VALUES {listed}) AS places(place)"  # noqa: S608


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The shortest wall-clock time of a few runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def measure(store: Store, database: Database) -> Iterator[tuple[str, float, str]]:
    """What is done, how long it takes, and what came of it; the scale first."""

    def grouped() -> object:
        with database.session() as session:
            return session.execute(sql(GROUP_BY)).one()

    groups, claims = grouped()  # type: ignore[misc]
    yield f"GROUP BY indicator over {claims:,} claims", seconds(grouped), f"{groups:,} groups"
    fitting = bulletin(places()[-1], YEARS[5], "new.txt")
    for name, new in (("that fits", fitting), ("with a slip", slipped(fitting))):

        def one(new: Document = new) -> list[str]:
            beside = store.stated(sought([new]), RULES_VERSION, [new])
            return [relation.verdict for relation in across([new], beside)]

        yield f"a new document of {len(new.claims)} claims {name}", seconds(one), _told(one())

    def all_of_them() -> list[str]:
        return [relation.verdict for relation in across(store.stated(store.unfit(RULES_VERSION), RULES_VERSION))]

    yield "all against all", seconds(all_of_them, 3), _told(all_of_them())


def _told(verdicts: list[str]) -> str:
    counts = {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) or "no relation"


def main() -> None:
    """Fill a store, then print how long its questions take and how many times a `GROUP BY` that is."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "heshu.duckdb")
        store, database = Store(path), Database(path)
        begun = time.perf_counter()
        fill(store, database)
        print(f"store filled in {time.perf_counter() - begun:.0f} s")
        scale = None
        for name, taken, found in measure(store, database):
            scale = scale or taken
            print(f"{name:48} {taken * 1000:7.0f} ms  x{taken / scale:4.1f}  {found}")
