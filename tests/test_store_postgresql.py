"""A store on PostgreSQL: the main job end to end, several writers at once, and what is said where there is none."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from claims import RULES_VERSION, extract_document
from claims.documents import read
from claims.errors import StoreError
from claims.store import Store, claim_id, version_id
from claims.tables import Judgement
from flows.cli import main
from tests.factories import relation
from tests.stores import report

LAST_YEAR = "泰安市2013年统计公报\n全年社会消费品零售总额110.6亿元。\n"
THIS_YEAR = "泰安市2014年统计公报\n全年社会消费品零售总额132.4亿元,增长11.6%。举办讲座763余场。\n"
TOTALS = (
    ("2020-03-02", "截至2020年3月1日,泰安市累计报告确诊病例5230例。\n"),
    ("2020-03-09", "截至2020年3月8日,泰安市累计报告确诊病例5203例。\n"),
)
WAIVER = """[[waiver]]
document = "this.txt"
check = "hedge"
figures = ["763余场"]
reason = "照录原话"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "last.txt").write_text(LAST_YEAR, encoding="utf-8")
    (tmp_path / "this.txt").write_text(THIS_YEAR, encoding="utf-8")
    return tmp_path


def heshu(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def kinds(store: Store) -> list[tuple[str, str]]:
    return sorted((view.row.type, view.standing) for view in store.findings())


@pytest.mark.usefixtures("engine")
def test_a_run_holds_its_documents_against_those_in_the_store(postgresql: str, desk: Path) -> None:
    store = Store(postgresql)
    assert "0 checked" in heshu("run", "last.txt", "--store", postgresql).stdout
    result = heshu("run", "this.txt", "--store", postgresql)
    assert result.exit_code == 0, result.output
    assert "critical growth this.txt:2:" in result.stdout
    assert "2 checked: 2 inconsistent" in result.stdout
    assert kinds(store) == [("growth", "critical"), ("hedge", "critical")]
    (desk / "heshu.waivers.toml").write_text(WAIVER, encoding="utf-8")
    again = heshu("run", "this.txt", "--store", postgresql)
    assert "1 read, nothing new" in again.stdout
    assert "1 inconsistent, 0 for review, 0 consistent, 1 waived" in again.stdout
    assert kinds(store) == [("growth", "critical"), ("hedge", "waived")]
    page = (desk / "report" / "report.html").read_text(encoding="utf-8")
    assert page.count("132.4亿元") > 1 < page.count("110.6亿元")
    assert "照录原话" in page


@pytest.mark.usefixtures("engine")
def test_documents_of_the_store_are_held_against_each_other_again(postgresql: str, desk: Path) -> None:
    for number, (day, text) in enumerate(TOTALS):
        (desk / f"{number}.txt").write_text(text, encoding="utf-8")
        (desk / f"{number}.toml").write_text(f"published = {day}\n", encoding="utf-8")
    names = ("last.txt", "this.txt", "0.txt", "1.txt")
    store = Store(postgresql)
    store.save_all([(extract_document(read(name)), []) for name in names], RULES_VERSION)
    for _ in range(2):
        result = heshu("run", "last.txt", "--again", "--store", postgresql)
        assert result.exit_code == 0, result.output
        assert [check for check, _ in kinds(store)] == ["growth", "trend"]


def test_a_claim_is_judged_twice_from_the_terminal(postgresql: str) -> None:
    Store(postgresql).save(report(), [], "1")
    store = ["--store", postgresql]
    claim = heshu("review", "list", *store).stdout.split()[0]
    for judgement in ("refuted", "verified"):
        result = heshu("review", "set", claim, judgement, "--reviewer", "李", *store)
        assert result.exit_code == 0, result.output
    assert "verified" in heshu("review", "list", "--judgement", "verified", *store).stdout
    assert '"judgement": "refuted"' in heshu("report", "--format", "jsonl", *store).stdout


def test_several_open_a_new_store_at_once(postgresql: str) -> None:
    def save(number: int) -> str:
        return Store(postgresql).save(report(name=f"{number}.txt"), [], "1")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(save, range(8)))) == 8
    assert len(Store(postgresql).documents()) == 8


def test_several_write_the_same_document_and_its_reviews_at_once(postgresql: str) -> None:
    source = report()
    claim = claim_id(version_id(source, "1"), source.claims[0])
    Store(postgresql).documents()

    def work(number: int) -> None:
        store = Store(postgresql)
        store.save(source, [], "1")
        store.review(claim, Judgement.VERIFIED, f"reviewer {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    store = Store(postgresql)
    assert len(store.versions(store.documents()[0].id)) == 1
    assert len({review.reviewer for review in store.reviews()}) == 8


@pytest.mark.parametrize("edition", [1, 2, 3])
def test_a_store_of_an_earlier_edition_gets_what_it_lacks(edition: int, postgresql: str) -> None:
    source = report()
    Store(postgresql).save(source, [relation(source, (source, source.claims[1]))], "1")
    with psycopg.connect(postgresql.replace("+psycopg", "")) as connection:
        connection.execute("alter table relation drop column suggestion_for")
        if edition < 3:
            connection.execute("alter table document drop column gone")
        if edition == 1:
            connection.execute("drop table waiver")
        connection.execute("update heshu_schema set number = %s", [edition])
    with ThreadPoolExecutor(4) as pool:
        counted = list(pool.map(lambda _: Store(postgresql).counts().findings["waived"], range(4)))
    assert counted == [0] * 4
    assert len(Store(postgresql).documents()) == 1
    (view,) = Store(postgresql).findings(verdicts=None)
    assert (view.row.formula, view.suggestion_for) == ("1 = 1", None)


def test_the_app_reads_it(postgresql: str) -> None:
    code = (
        "import sys; sys.argv = ['app.py', '--store', sys.argv[1]]\n"
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file(sys.path[0] + '/ui/app.py', default_timeout=60).run()\n"
        "assert not app.exception, app.exception\n"
        "print(*(group.options for group in app.button_group))\n"
    )
    Store(postgresql).save(report(), [], "1")
    root = Path(__file__).parents[1]
    script = f"import sys; sys.path.insert(0, {str(root)!r})\n{code}"
    done = subprocess.run([sys.executable, "-c", script, postgresql], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "数字 3" in done.stdout


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((r"/heshu_\w+", "/nosuch"), r'database "nosuch" does not exist'),
        ((r"host=.*", "host=/nowhere"), "No such file or directory"),
        (("heshu@/", "nobody:secret@/"), 'role "nobody" does not exist'),
    ],
)
def test_where_it_cannot_be_reached_one_line_says_why(postgresql: str, change: tuple[str, str], says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        Store(re.sub(*change, postgresql), lock_timeout=0.5).documents()
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
