"""What must hold of tables and rules on any text and any claims."""

import pytest
from hypothesis import given

from checks import check, reference
from checks.grammar import parse
from checks.official import read_table
from checks.page import page
from checks.relation import Verdict
from claims import Document, extract_document
from tests.effort import calls
from tests.test_checks_properties import SLOW, TEXTS, documents, read

HEAD = "indicator,scope,period,value,unit\n"
RULES = parse(
    """
    岗位 <= 企业 * 2 error: 一
    粮食产量 / 企业 > 粮食产量 - 第一产业增加值 error: 二
    (大学生 + 师生) / 高校 = 企业 within 5% error: 三
    行动 < 40% warning: 四
    企业 - 企业 >= 高校 / (企业 - 企业) error: 五
    """,
    "own.rules",
)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.csv"
    path.write_text(f"{HEAD}粮食产量,全国,2023,7,万吨\n企业,全国,2023,7,家\n企业,山西省,2023,7,家\n", encoding="utf-8")
    return read_table(path)


@SLOW
@given(documents())
def test_no_claims_make_a_table_or_a_rule_raise(table, document):
    for relation in check([document], table, RULES):
        assert relation.verdict in Verdict
        assert relation.evidence if relation.type in ("reference", "rule") else relation.evidence is None


@SLOW
@given(TEXTS)
def test_relations_with_tables_and_rules_are_told_apart_and_the_same_twice(table, text):
    document = read(f"2023年全国{text}")
    found = check([document], table, RULES)
    told = {(r.type, r.evidence, *((m.claim.start, m.role) for m in r.members)) for r in found}
    assert len(told) == len(found)
    assert check([document], table, RULES) == found


def test_without_tables_and_rules_there_is_nothing_of_them():
    document = read("2023年全国粮食产量7万吨。")
    assert {relation.type for relation in check([document])}.isdisjoint({"reference", "rule"})


def test_a_table_of_many_rows_is_asked_with_work_in_proportion_to_the_figures(tmp_path):
    path = tmp_path / "large.csv"
    rows = "".join(f"粮食产量,第{n % 3000}县,{1990 + n % 30},{n}.5,万吨\n" for n in range(20_000))
    path.write_text(f"{HEAD}{rows}粮食产量,山西省,2023,1478.1,万吨\n", encoding="utf-8")
    table = reference.index(read_table(path))

    def asked(lines):
        text = "2023年山西省粮食产量1478.1万吨。\n" * lines
        return page(extract_document(Document(name="report.txt", text=text, sha256="")))

    small, large = asked(300), asked(600)
    assert len(list(reference.relations(large, table))) == 600
    assert calls(lambda: list(reference.relations(large, table))) < 2.3 * calls(
        lambda: list(reference.relations(small, table))
    )
