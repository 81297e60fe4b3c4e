"""Tables of official figures: what is read from each format, and what is said of a table that is wrong."""

from datetime import date
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from checks.official import Key, place, read_table, read_tables
from checks.relation import Interval
from claims.errors import TableError
from claims.model import Dimension

HEAD = "indicator,scope,period,value,unit"


@pytest.fixture
def put(tmp_path):
    def write(text, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return write


def interval(lower, upper):
    return Interval(Decimal(lower), Decimal(upper))


def test_a_row_is_read_by_the_keys_of_claims(put):
    (row,) = read_table(
        put(f"{HEAD},source,url\nGDP,全国,2023年,1260582.1,亿元,国家统计局,https://data.stats.gov.cn\n")
    )
    assert row.key == Key("地区生产总值", "", "中国", date(2023, 1, 1), date(2023, 12, 31), running=False)
    assert row.interval == interval("126058205000000", "126058215000000")
    assert (row.unit, row.dimension, row.row) == ("元", Dimension.MONEY, 2)
    assert (row.printed, row.source, row.url) == ("1260582.1亿元", "国家统计局", "https://data.stats.gov.cn")


@pytest.mark.parametrize(
    ("value", "unit", "rounded", "expected"),
    [
        ("617.50", "亿元", "", ("61749500000", "61750500000")),
        ("617.50", "亿元", "四舍五入", ("61749500000", "61750500000")),
        ("617.50", "亿元", "exact", ("61750000000", "61750000000")),
        ("617.50", "亿元", "down", ("61750000000", "61751000000")),
        ("617.50", "亿元", "up", ("61749000000", "61750000000")),
        ("620", "亿元", "10", ("61500000000", "62500000000")),
        ("254", "家", "", ("254", "254")),
        ("1,234", "人", "", ("1234", "1234")),
        ("-0.3", "%", "", ("-0.35", "-0.25")),
        ("6.77", "‰", "", ("6.765", "6.775")),
    ],
)
def test_a_value_is_read_by_its_printed_digits_as_it_was_rounded(put, value, unit, rounded, expected):
    (row,) = read_table(put(f'{HEAD},rounded\n某指标,全国,2023年,"{value}",{unit},{rounded}\n'))
    assert row.interval == interval(*expected)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-06", date(2023, 6, 1), date(2023, 6, 30)),
        ("2023-06-30", date(2023, 6, 30), date(2023, 6, 30)),
        ("2023年上半年", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023年末", date(2023, 12, 31), date(2023, 12, 31)),
        ("2023年前三季度", date(2023, 1, 1), date(2023, 9, 30)),
    ],
)
def test_periods_are_resolved_without_a_document(put, period, start, end):
    (row,) = read_table(put(f"{HEAD}\n粮食产量,全国,{period},1,万吨\n"))
    assert (row.key.start, row.key.end) == (start, end)


def test_growth_and_its_prices_are_told_from_levels(put):
    rows = read_table(
        put(
            f"{HEAD}\n地区生产总值增速,山西省,2023,5.0,%\n居民收入名义增长率,山西省,2023,6.1,%\n居民收入增长率,山西省,2023,6.1,%\n"
        )
    )
    assert [(row.key.name, row.key.measure, row.prices) for row in rows] == [
        ("地区生产总值", "增长率", "constant"),
        ("居民收入", "增长率", "current"),
        ("居民收入", "增长率", ""),
    ]


def test_places_with_and_without_their_ends_are_one_where_no_other_has_the_name():
    assert place("陕西省") == place("陕西") == "陕西"
    assert place("晋中市") == place("晋中")
    assert place("吉林市") != place("吉林省")
    assert place("玉环市") == "玉环市"


def test_blank_rows_and_other_columns_are_passed_over(put):
    rows = read_table(
        put("序号,指标,地区,时期,数值,单位\n1,粮食产量,全国,2023,69541,万吨\n,,,,,\n3,粮食产量,全国,2022,68653,万吨\n")
    )
    assert [row.row for row in rows] == [2, 4]


def test_gb18030_is_read(put):
    (row,) = read_table(
        put(f"{HEAD},来源\n粮食产量,全国,2023,69541,万吨,国家统计局关于粮食产量数据的公告\n", encoding="gb18030")
    )
    assert row.key.name == "粮食产量"


def test_a_number_of_a_spreadsheet_has_the_digits_that_its_format_shows(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEAD.split(","))
    for value, number_format in ((11, "0.0"), (11, "General"), (0.051, "0.0%"), (54058.2, "General"), (1234, "#,##0")):
        sheet.append(["某指标", "全国", 2023, value, "%"])
        sheet.cell(sheet.max_row, 4).number_format = number_format
    book.save(tmp_path / "table.xlsx")
    printed = [row.printed for row in read_table(tmp_path / "table.xlsx")]
    assert printed == ["11.0%", "11%", "5.1%", "54058.2%", "1234%"]


def test_a_spreadsheet_without_any_format_is_read_as_one_with_formats_is(tmp_path):
    rows = [
        ["来源", *HEAD.split(",")],
        [None, "某指标", " 全国 ", 2023, 11, "万吨"],
        [],
        ["统计局", "某指标", "全国", "2022年", 54058.2, "万吨"],
        [True, "另一指标", "全国", 2021, -0.000012, "亿元"],
    ]
    read = []
    for number_format in ("General", "@"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active.cell(9, 9).number_format = number_format
        book.save(tmp_path / "table.xlsx")
        read.append(read_table(tmp_path / "table.xlsx"))
    assert read[0] == read[1]
    assert [(row.row, row.printed, row.source) for row in read[0]] == [
        (2, "11万吨", ""),
        (4, "54058.2万吨", "统计局"),
        (5, "-0.000012亿元", "True"),
    ]


def test_a_float_of_a_column_claims_no_more_than_its_shortest_digits(tmp_path):
    columns = {
        "indicator": ["甲", "乙"],
        "scope": ["全国"] * 2,
        "period": [date(2023, 6, 30)] * 2,
        "unit": ["万吨"] * 2,
    }
    parquet.write_table(pa.table({**columns, "value": [650.0, 3.7]}), tmp_path / "table.parquet")
    rows = read_table(tmp_path / "table.parquet")
    assert [row.printed for row in rows] == ["650万吨", "3.7万吨"]
    assert rows[0].key.start == date(2023, 6, 30)


def test_a_folder_stands_for_its_tables(put, tmp_path):
    put(f"{HEAD}\n粮食产量,全国,2023,69541,万吨\n", "b.csv")
    put(f"{HEAD}\n粮食产量,全国,2022,68653,万吨\n", "a.csv")
    assert [row.printed for row in read_tables([tmp_path])] == ["68653万吨", "69541万吨"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("indicator,scope,value\n甲,全国,1\n", "row 1: no column period, unit; the first row has to name"),
        (f"{HEAD},unit\n", "row 1, column unit: stands 2 times; keep one"),
        (f"{HEAD}\n", "no rows below the head"),
        (
            f"{HEAD}\n甲,全国,2023,1,亿元\n甲,全省,2023,1,亿元\n",
            "row 3, column scope: '全省' says of no place which; write",
        ),
        (f"{HEAD}\n甲,全国,去年,1,亿元\n", "row 2, column period: '去年' is no time that has dates; write"),
        (f"{HEAD}\n甲,全国,2023,约1,亿元\n", "row 2, column value: '约1' is no number; write digits"),
        (f"{HEAD}\n甲,全国,2023,1,斛子\n", "row 2, column unit: '斛子' is no known unit; write"),
        (f"{HEAD}\n甲增长率,全国,2023,1,亿元\n", "row 2, column unit: '亿元' is no unit of a rate of growth; write %"),
        (f"{HEAD}\n增长率,全国,2023,1,%\n", "row 2, column indicator: '增长率' names no indicator; write"),
        (f"{HEAD}\n甲,,2023,1,亿元\n", "row 2, column scope: is blank; fill it"),
        (f"{HEAD},rounded\n甲,全国,2023,1,亿元,大概\n", "row 2, column rounded: '大概' is no way of rounding; write"),
        (
            f"{HEAD}\n甲,全国,2023,x,亿元\n甲,全国,2023,y,亿元\n",
            "row 2, column value: .*\n.*: row 3, column value: 'y'",
        ),
        (HEAD + "\n甲,全国,2023,x,亿元" * 30, "row 9, column value: 'x'.*\n.*: 22 more rows are wrong"),
        (f'{HEAD}\n"甲,全国\n', r"line 2: no CSV \(unexpected end of data\); mend the quotation marks in or before it"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_place_and_remedy(put, text, message):
    path = put(text)
    with pytest.raises(TableError, match=message) as raised:
        read_table(path)
    assert str(raised.value).startswith(f"{path}: ")


def test_files_that_are_no_tables_are_named(put, tmp_path):
    with pytest.raises(TableError, match="no such file or folder"):
        read_tables([tmp_path / "none.csv"])
    with pytest.raises(TableError, match="not a table that can be read; save it as CSV"):
        read_tables([put("甲", "table.txt")])
    for name, kind in (("table.xlsx", "XLSX"), ("table.parquet", "PARQUET")):
        with pytest.raises(TableError, match=f"no {kind} file, whatever its name says; save it as {kind}"):
            read_tables([put("no workbook", name)])
    with pytest.raises(TableError, match="damaged"):
        read_tables([put("PK no workbook", "table.xlsx")])
    (tmp_path / "empty").mkdir()
    with pytest.raises(TableError, match="a folder without"):
        read_tables([tmp_path / "empty"])


def test_the_seed_table_is_sound_and_names_its_sources():
    rows = read_tables(["seeds/reference"])
    assert rows
    assert all(row.source and row.url for row in rows)
