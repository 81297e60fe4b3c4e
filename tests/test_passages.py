from hypothesis import given
from hypothesis import strategies as st

from claims.passages import Mark, Passage, Segment, paragraphs, passages, segments
from tests.effort import calls

TEXT = "全市共有21所高校，在校师生34.6万。"


def shown(cut: list[Segment]) -> list[tuple[str, tuple[str, ...]]]:
    return [(segment.text, segment.keys) for segment in cut]


def test_text_without_marks_is_one_plain_segment() -> None:
    assert segments(TEXT, 0, len(TEXT), []) == [Segment(0, len(TEXT), TEXT)]


def test_a_mark_stands_between_the_text_before_and_after_it() -> None:
    assert shown(segments("共有21所高校", 0, 7, [Mark(2, 5, "a")])) == [("共有", ()), ("21所", ("a",)), ("高校", ())]


def test_a_stretch_keeps_offsets_into_the_whole_text() -> None:
    cut = segments(TEXT, 10, len(TEXT), [Mark(4, 7, "a"), Mark(14, 19, "b")])
    assert [(segment.start, segment.end, segment.keys) for segment in cut] == [
        (10, 14, ()),
        (14, 19, ("b",)),
        (19, 20, ()),
    ]


def test_a_mark_across_the_edge_of_the_stretch_is_clipped() -> None:
    assert shown(segments("abcdef", 2, 5, [Mark(0, 3, "x"), Mark(4, 6, "y")])) == [
        ("c", ("x",)),
        ("d", ()),
        ("e", ("y",)),
    ]


def test_nested_marks_name_the_widest_first() -> None:
    cut = segments("3大品牌9项行动", 0, 8, [Mark(4, 6, "inner"), Mark(0, 8, "outer")])
    assert shown(cut) == [("3大品牌", ("outer",)), ("9项", ("outer", "inner")), ("行动", ("outer",))]


def test_overlapping_marks_share_the_segment_in_the_middle() -> None:
    cut = segments("abcdef", 0, 6, [Mark(3, 6, "right"), Mark(0, 4, "left")])
    assert shown(cut) == [("abc", ("left",)), ("d", ("left", "right")), ("ef", ("right",))]


def test_two_marks_on_the_same_span_both_stay() -> None:
    assert shown(segments("21所", 0, 3, [Mark(0, 3, "a"), Mark(0, 3, "b")])) == [("21所", ("a", "b"))]


def test_an_empty_mark_and_one_outside_are_left_out() -> None:
    assert shown(segments("abc", 0, 3, [Mark(1, 1, "empty"), Mark(7, 9, "outside")])) == [("abc", ())]


def test_an_empty_stretch_has_no_segments() -> None:
    assert segments("abc", 2, 2, [Mark(0, 3, "x")]) == []


def test_every_kind_of_line_break_ends_a_passage_and_blank_lines_stay() -> None:
    assert paragraphs("甲\r\n乙\r\r丙\n丁") == [(0, 1), (3, 4), (5, 5), (6, 7), (8, 9)]
    assert paragraphs("甲\n") == [(0, 1)]
    assert paragraphs("") == []


def test_marks_fall_into_their_own_passages() -> None:
    assert passages("共21所\n\n另3个", [Mark(8, 10, "b"), Mark(1, 4, "a")]) == [
        Passage(0, 4, (Segment(0, 1, "共"), Segment(1, 4, "21所", ("a",)))),
        Passage(5, 5, ()),
        Passage(6, 9, (Segment(6, 8, "另3"), Segment(8, 9, "个", ("b",)))),
    ]


def test_a_mark_over_a_line_break_shows_in_both_passages() -> None:
    lines = passages("ab\ncd\nef", [Mark(1, 7, "x")])
    assert [shown(list(line.segments)) for line in lines] == [
        [("a", ()), ("b", ("x",))],
        [("cd", ("x",))],
        [("e", ("x",)), ("f", ())],
    ]


def test_many_marks_are_cut_with_work_in_proportion() -> None:
    def cut(count: int) -> list[Passage]:
        marks = [Mark(9 * line + 2, 9 * line + 5, str(line)) for line in range(count)]
        return passages("共有21所高校。\n" * count, marks)

    assert cut(10_000)[9_999].segments[1] == Segment(89_993, 89_996, "21所", ("9999",))
    assert calls(lambda: cut(2_000)) < 2.3 * calls(lambda: cut(1_000))


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Mark(min(pair), max(pair), str(pair)))


@given(st.text(alphabet="甲乙1\n\r", max_size=30), st.lists(spans, max_size=8))
def test_segments_always_give_the_text_back_under_the_right_marks(text: str, marks: list[Mark]) -> None:
    cut = segments(text, 0, len(text), marks)
    assert "".join(segment.text for segment in cut) == text
    for segment in cut:
        for place in range(segment.start, segment.end):
            assert sorted(segment.keys) == sorted(mark.key for mark in marks if mark.start <= place < mark.end)
