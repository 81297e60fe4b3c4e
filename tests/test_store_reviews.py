"""What becomes of reviews when texts and rules change: they stand, go stale, or are orphans; none is lost."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from claims.errors import StoreError
from claims.store import Store, claim_id, claim_keys, document_id, version_id
from claims.tables import Judgement
from tests.factories import claim, document
from tests.stores import TEXT, location_on, report, reviewed, states, three


@pytest.fixture(params=["duckdb", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(location_on(request.param, request, tmp_path))


def test_the_latest_review_stands_and_all_are_kept(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    judged = claim_id(version_id(source, "1"), source.claims[0])
    store.review(judged, Judgement.REFUTED, " 甲 ", evidence=" ", note=" 见年鉴 ")
    store.review(judged, Judgement.VERIFIED, "乙", evidence="https://example.org")
    state = store.document(document_id("report.txt")).claims[0].state
    assert state is not None
    assert (state.review.judgement, state.review.reviewer, state.stale) == ("verified", "乙", False)
    kept = store.history(claim_keys(source)[0])
    assert [(row.judgement, row.reviewer, row.evidence, row.note) for row in kept] == [
        ("refuted", "甲", None, "见年鉴"),
        ("verified", "乙", "https://example.org", None),
    ]
    assert store.reviews(document_id("report.txt")) == kept
    assert kept[0].created < kept[1].created


def test_a_review_is_later_than_the_one_before_it_though_the_clock_steps_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 0, by="甲")
    earlier = store.reviews()[0].created - timedelta(hours=1)
    monkeypatch.setattr("claims.store.now", lambda: earlier)
    reviewed(store, source, 0, by="乙")
    assert [row.reviewer for row in store.history(claim_keys(source)[0])] == ["甲", "乙"]
    assert states(store)["254家"] == ("乙", False)


def test_reviews_need_a_claim_and_a_name(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    with pytest.raises(StoreError, match="no claim 123; open the document anew"):
        store.review("123", Judgement.VERIFIED, "甲")
    judged = claim_id(version_id(source, "1"), source.claims[0])
    for name in ("", " \t"):
        with pytest.raises(StoreError, match="a review needs its reviewer's name"):
            store.review(judged, Judgement.VERIFIED, name)
    with pytest.raises(StoreError, match="no judgement true; one of verified, refuted"):
        store.review(judged, "true", "甲")  # type: ignore[arg-type]
    assert store.reviews() == []


def test_changes_elsewhere_leave_a_review_standing(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    changed = report("新增一段，共3句。\n" + TEXT.replace("254", "255") + "完。", companies="255家")
    store.save(changed, [], "1")
    assert states(store) == {"255家": None, "7181人": ("甲", False), "4230个": None}


def test_a_changed_figure_shows_the_old_review_as_stale(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    review = reviewed(store, source, 1)
    store.save(report(TEXT.replace("7181", "7200"), hired="7200人"), [], "1")
    view = store.document(document_id("report.txt"))
    assert states(store) == {"254家": None, "7200人": ("甲", True), "4230个": None}
    assert view.orphans == ()
    state = view.claims[1].state
    assert state is not None
    assert state.review.id == review
    assert store.history(view.claims[1].row.key) == []
    assert [row.id for row in store.history(state.review.claim_key)] == [review]


def test_a_figure_that_comes_back_has_its_review_back(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    store.save(report(TEXT.replace("7181", "7200"), hired="7200人"), [], "1")
    store.save(source, [], "1")
    assert states(store)["7181人"] == ("甲", False)


def test_a_review_of_the_changed_figure_supersedes_the_stale_one(store: Store) -> None:
    source = report()
    changed = report(TEXT.replace("7181", "7200"), hired="7200人")
    store.save(source, [], "1")
    reviewed(store, source, 1, by="甲")
    store.save(changed, [], "1")
    reviewed(store, changed, 1, by="乙")
    assert states(store)["7200人"] == ("乙", False)
    assert store.orphans() == []
    assert [row.reviewer for row in store.reviews()] == ["甲", "乙"]


def test_a_figure_that_is_gone_leaves_an_orphan(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    review = reviewed(store, source, 1)
    text = "全市有企业254家。\n提供岗位4230个。\n"
    store.save(
        document(text, [claim(text, "254家", indicator="企业"), claim(text, "4230个", indicator="岗位")]), [], "1"
    )
    view = store.document(document_id("report.txt"))
    assert [row.review.id for row in view.orphans] == [review]
    assert [row.review.id for row in store.orphans()] == [review]
    assert store.orphans(document_id("other.txt")) == []
    assert set(states(store).values()) == {None}


def test_a_figure_of_another_indicator_is_no_counterpart(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    text = TEXT.replace("去年招聘7181人", "培训7181人")
    others = three(text)
    store.save(document(text, [others[0], replace(others[1], indicator="培训"), others[2]]), [], "1")
    assert states(store)["7181人"] is None
    assert len(store.orphans()) == 1


def test_a_figure_of_the_same_indicator_elsewhere_is_no_counterpart(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    text = "全市有企业254家。\n提供岗位4230个。\n今年招聘80人。"
    store.save(document(text, three(text, hired="80人")), [], "1")
    assert states(store)["80人"] is None
    assert len(store.orphans()) == 1


def test_a_figure_that_stood_there_before_is_no_counterpart(store: Store) -> None:
    text = "招聘10人。又招聘20人。"
    first, second = claim(text, "10人", indicator="招聘"), claim(text, "20人", indicator="招聘")
    source = document(text, [first, second])
    store.save(source, [], "1")
    reviewed(store, source, 0)
    store.save(document("又招聘20人。", [claim("又招聘20人。", "20人", indicator="招聘")]), [], "1")
    assert states(store) == {"20人": None}
    assert len(store.orphans()) == 1


def test_a_neighbour_that_stays_is_no_counterpart(store: Store) -> None:
    text = "招聘10人。又招聘20人。"
    source = document(text, [claim(text, figure, indicator="招聘") for figure in ("10人", "20人")])
    store.save(source, [], "1")
    reviewed(store, source, 1)
    store.save(document("招聘10人。", [claim("招聘10人。", "10人", indicator="招聘")]), [], "1")
    assert states(store) == {"10人": None}
    assert len(store.orphans()) == 1


def test_one_figure_in_the_place_of_two_takes_one_review_and_leaves_the_other_an_orphan(store: Store) -> None:
    text = "招聘10人。又招聘20人。"
    source = document(text, [claim(text, figure, indicator="招聘") for figure in ("10人", "20人")])
    store.save(source, [], "1")
    reviewed(store, source, 0, by="甲")
    reviewed(store, source, 1, by="乙")
    store.save(document("招聘15人。", [claim("招聘15人。", "15人", indicator="招聘")]), [], "1")
    assert states(store) == {"15人": ("甲", True)}
    assert [row.review.reviewer for row in store.orphans()] == ["乙"]


def test_two_changed_figures_keep_their_own_reviews_in_order(store: Store) -> None:
    text = "招聘10人。又招聘20人。"
    source = document(text, [claim(text, figure, indicator="招聘") for figure in ("10人", "20人")])
    store.save(source, [], "1")
    reviewed(store, source, 0, by="甲")
    reviewed(store, source, 1, by="乙")
    text = "招聘11人。又招聘21人。"
    store.save(document(text, [claim(text, figure, indicator="招聘") for figure in ("11人", "21人")]), [], "1")
    assert states(store) == {"11人": ("甲", True), "21人": ("乙", True)}


def test_the_latest_of_two_reviews_of_former_figures_is_shown(store: Store) -> None:
    for figure, by in (("7181人", "甲"), ("7200人", "乙"), ("7300人", None)):
        source = report(TEXT.replace("7181人", figure), hired=figure)
        store.save(source, [], "1")
        if by:
            reviewed(store, source, 1, by=by)
    assert states(store)["7300人"] == ("乙", True)
    assert store.orphans() == []


def test_a_later_review_of_a_figure_that_is_undone_is_not_lost(store: Store) -> None:
    source, changed = report(), report(TEXT.replace("7181", "7200"), hired="7200人")
    store.save(source, [], "1")
    reviewed(store, source, 1, by="甲")
    store.save(changed, [], "1")
    reviewed(store, changed, 1, by="乙")
    store.save(source, [], "1")
    assert states(store)["7181人"] == ("甲", False)
    assert [row.review.reviewer for row in store.orphans()] == ["乙"]


@pytest.mark.parametrize(
    "reading", [{"low": Decimal(7180)}, {"high": Decimal(7190)}, {"hedge": "about"}, {"unit": "人次"}]
)
def test_a_figure_that_the_rules_read_anew_makes_its_review_stale(store: Store, reading: dict[str, object]) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    one, two, three_ = source.claims
    anew = replace(source, claims=(one, replace(two, **reading), three_))  # type: ignore[arg-type]
    store.save(anew, [], "2")
    assert states(store)["7181人"] == ("甲", True)
    reviewed(store, anew, 1, rules="2", by="乙")
    assert states(store)["7181人"] == ("乙", False)


def test_rules_that_read_the_same_leave_a_review_standing(store: Store) -> None:
    source = report()
    store.save(source, [], "1")
    reviewed(store, source, 1)
    one, two, three_ = source.claims
    store.save(replace(source, claims=(one, replace(two, subject="毕业生", indicator="x"), three_)), [], "2")
    assert states(store)["7181人"] == ("甲", False)


def test_rules_that_take_more_words_into_the_figure_make_its_review_stale(store: Store) -> None:
    text = "去年招聘近7181人。"
    source = document(text, [claim(text, "7181人", indicator="招聘")])
    store.save(source, [], "1")
    reviewed(store, source, 0)
    store.save(document(text, [claim(text, "近7181人", indicator="招聘人数")]), [], "2")
    assert states(store) == {"近7181人": ("甲", True)}


def test_the_same_sentence_twice_has_two_reviews(store: Store) -> None:
    text = "有企业254家。\n有企业254家。\n"
    source = document(text, [claim(text, "254家"), claim(text, "254家", occurrence=1)])
    store.save(source, [], "1")
    reviewed(store, source, 1)
    views = store.document(document_id("report.txt")).claims
    assert [view.state is None for view in views] == [True, False]
