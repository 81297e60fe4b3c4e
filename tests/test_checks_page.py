"""A document laid out for the checks."""

from checks.page import clause, in_table, opening, page
from claims import Document, extract_document


def laid(text):
    return page(extract_document(Document(name="a.txt", text=text, sha256="")))


def test_each_figure_stands_between_the_words_around_it():
    (line,) = laid("全市有企业200家,其中小企业150家(含30家工厂)。").lines
    assert [(figure.before, figure.after) for figure in line.figures] == [
        ("全市有企业", ",其中小企业"),
        (",其中小企业", "(含"),
        ("(含", "工厂)。"),
    ]
    assert [figure.depth for figure in line.figures] == [0, 0, 1]


def test_lines_without_figures_are_left_out():
    lines = laid("没有数字。\n企业200家。\n\n工厂30家。").lines
    assert [line.text for line in lines] == ["企业200家。", "工厂30家。"]
    assert [figure.line for line in lines for figure in line.figures] == [0, 1]


def test_brackets_close_with_their_line():
    _, second = laid("企业200家(含工厂30家\n学校15所。").lines
    assert second.figures[0].depth == 0


def test_cells_are_told_from_running_text():
    figures = list(
        laid("指标 | 产量（万吨） | 增长（%）\n粮食 | 650.0 | 17.3\n油料 | 3.7 | 2.9\n产量650万吨。").figures
    )
    assert [in_table(figure) for figure in figures] == [True, True, True, True, False]


def test_a_clause_ends_at_the_nearest_mark():
    assert clause("全市,其中小企业") == "其中小企业"
    assert opening("工厂,学校") == "工厂"
    assert clause("") == opening("") == ""


def test_a_headline_in_brackets_is_a_line_before_its_text():
    first, second = laid("【全市新增就业3.2万人】1至7月,全市新增就业3.2万人。").lines
    assert [line.text for line in (first, second)] == ["全市新增就业3.2万人", "1至7月,全市新增就业3.2万人。"]
    assert [figure.depth for figure in (*first.figures, *second.figures)] == [0, 0]


def test_a_number_of_more_digits_than_anything_counted_has_is_left_out():
    (line,) = laid(f"参观{'9' * 5000}人,收入3亿元。").lines
    assert [figure.claim.text for figure in line.figures] == ["3亿元"]
