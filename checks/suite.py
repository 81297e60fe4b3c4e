"""The Great Expectations suite: it judges every relation and holds the claims to what their model promises.

A check is one line in `CHECKS`. The verdicts that a run stores are the ones that Great Expectations gave.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import great_expectations as gx
import pandas as pd
from great_expectations.core import RunIdentifier
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metadata_types import FailureSeverity
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)
from great_expectations.expectations.row_conditions import Column
from great_expectations.render.components import (
    LegacyDiagnosticRendererType,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.renderer import renderer
from great_expectations.validator.metric_configuration import MetricConfiguration
from typing_extensions import override

from checks.data_docs import make_room, stand_alone
from checks.relation import SEVERITY, Comparator, Interval, Relation, Verdict, holds
from claims import lexicon
from claims.model import Dimension, Document, Hedge

CHECKS = {
    "agree": "同一指标几处所写的数字能够同时成立 · what is stated more than once of one indicator can all be true",
    "scope": "一个群体不超过包含它的群体 · a population fits within the wider one",
    "sum": "各分项之和与总数相符 · the parts add up to their whole",
    "share": "占比等于部分除以总数 · a stated share is part ÷ whole",
    "growth": "增减额与增幅和前后两数相符 · a stated difference or rate fits the earlier and the later value",
    "product": "乘积与所写的结果相符 · the product of the factors fits the stated result",
    "list": "所称的项数与随后列出的项数相符 · a count fits the items that it announces",
    "order": "较小的一方不超过较大的一方 · what may not exceed another figure does not",
    "hedge": "“余”“多”“近”等词与数字的精度相容 · words such as “over” fit the precision of their figure",
    "magnitude": "数值可能,且与别处同一数字的量级相符 · a value is possible, and of the size that it has elsewhere",
    "trend": "累计数不减少 · a running total does not fall from one document to the next",
    "date": "时长与所写的年份相符 · a length of time fits the years beside it",
    "reference": "数字与官方数据相符 · a figure fits the official one",
    "rule": "符合用户自定的规则 · the user's own rules hold",
}
DEMANDS = {
    Verdict.INCONSISTENT: "没有矛盾 · nothing contradicts",
    Verdict.REVIEW: "没有需要人看的 · nothing needs a person's look",
}
CLAIM_RULES = {
    "span_slices": "原文按起止位置切出的就是数字本身 · the text from start to end is the claim's text",
    "span_not_empty": "止在起之后 · the end lies behind the start",
    "bounds_in_order": "下界不高于上界 · no lower bound lies above its upper bound",
    "dimension_known": "量纲在表中 · the dimension is a known one",
    "hedge_known": "限定词在表中 · the hedge is a known one",
    "id_unique": "同一位置没有两个同样的数字 · no two claims of a kind and unit share a place",
}
CLAIM_REMARKS = {
    "unit_known": "单位在词表中 · the unit, or each part of a rate, is in the lexicon",
}
RELATION_COLUMNS = [
    *("document", "formula", "explanation", "comparator", "if_held", "if_broken"),
    *("left_lower", "left_upper", "right_lower", "right_upper"),
]
CLAIM_COLUMNS = [
    *("document", "kind", "start", "end", "text", "source", "unit", "dimension", "hedge"),
    *("low", "high", "lower", "upper"),
]
READABLE = {
    "document": "文件 · document",
    "start": "起 · start",
    "end": "止 · end",
    "text": "数字 · claim",
    "formula": "算式 · formula",
    "explanation": "说明 · explanation",
}
ROWS_SHOWN = 200
METRIC = "heshu.rows_hold"
CONDITION = f"{METRIC}.condition"


@dataclass(frozen=True, slots=True)
class SuiteError:
    """An expectation that could not judge: the check or rule that it stands for, and what it raised."""

    check: str
    message: str


@dataclass(frozen=True, slots=True)
class BrokenClaims:
    """A rule that claims must satisfy and some do not, and the positions of the documents whose claims broke it."""

    rule: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the suite found: one verdict a relation, in their order, None where no expectation could judge it."""

    verdicts: tuple[Verdict | None, ...]
    errors: tuple[SuiteError, ...]
    broken: tuple[BrokenClaims, ...]


@dataclass(frozen=True, slots=True)
class _Result:
    """One expectation as evaluated: the rows of its frame that broke it, or the message of what it raised."""

    check: str
    rule: str
    rows: tuple[int, ...]
    error: str | None


def judge(relations: Sequence[Relation], documents: Sequence[Document], data_docs: Path | None) -> Outcome:
    """Run the suite over the relations and the documents' claims; write its Data Docs into the folder `data_docs`.

    An expectation that raised stands in `errors` and leaves its relations without a verdict: it is no failed check.
    """
    if data_docs is not None:
        make_room(data_docs)
    context = _context(data_docs)
    judged = _run(context, "relations", _relations_frame(relations), _relation_expectations())
    held = _run(context, "claims", _claims_frame(documents), _claim_expectations())
    if data_docs is not None:
        context.build_data_docs()
        stand_alone(data_docs)
    errors = (*_errors([*judged, *held]), *_without_expectation(relations))
    return Outcome(_verdicts(relations, judged, errors), errors, _broken(held, documents))


def _verdict(row: Any) -> Verdict:
    left, right = Interval(row.left_lower, row.left_upper), Interval(row.right_lower, row.right_upper)
    return Verdict(row.if_held if holds(Comparator(row.comparator), left, right) else row.if_broken)


def _bounds_in_order(row: Any) -> bool:
    return all(a is None or b is None or a <= b for a, b in ((row.low, row.high), (row.lower, row.upper)))


def _known_unit(unit: str) -> bool:
    return all(part in _units() for part in unit.split("/") if part)


@cache
def _units() -> frozenset[str]:
    return frozenset(surface for rows in lexicon.units().values() for surface, _ in rows)


RULES: dict[str, Callable[[pd.DataFrame], Iterable[bool]]] = {
    Verdict.INCONSISTENT: lambda rows: [_verdict(row) is not Verdict.INCONSISTENT for row in rows.itertuples()],
    Verdict.REVIEW: lambda rows: [_verdict(row) is not Verdict.REVIEW for row in rows.itertuples()],
    "span_slices": lambda rows: rows["text"] == rows["source"],
    "span_not_empty": lambda rows: rows["end"] > rows["start"],
    "bounds_in_order": lambda rows: [_bounds_in_order(row) for row in rows.itertuples()],
    "dimension_known": lambda rows: rows["dimension"].isin(list(Dimension)),
    "hedge_known": lambda rows: rows["hedge"].isin(list(Hedge)),
    "unit_known": lambda rows: [_known_unit(unit) for unit in rows["unit"]],
    "id_unique": lambda rows: ~rows.duplicated(["document", "kind", "start", "end", "unit"], keep=False),
}


class RowsHold(MulticolumnMapMetricProvider):
    """Whether each row satisfies the rule of `RULES` that is named."""

    condition_metric_name = METRIC
    condition_value_keys = ("rule",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]
    def _pandas(cls, column_list: pd.DataFrame, rule: str, **_: Any) -> "pd.Series[bool]":  # noqa: N805
        return pd.Series(list(RULES[rule](column_list)), index=column_list.index, dtype=bool)


class ExpectRowsToHold(MulticolumnMapExpectation):
    """Expect every row to satisfy a rule, and report all the rows that do not: the library caps its own lists."""

    map_metric: ClassVar[str] = METRIC
    success_keys: ClassVar[tuple[str, ...]] = ("mostly", "rule")
    rule: str
    check: str

    @override
    def get_validation_dependencies(self, execution_engine: Any = None, runtime_configuration: Any = None) -> Any:
        needed = super().get_validation_dependencies(execution_engine, runtime_configuration)
        count = needed.metric_configurations[f"{METRIC}.unexpected_count"]
        condition = MetricConfiguration(CONDITION, count.metric_domain_kwargs, count.metric_value_kwargs)
        needed.set_metric_configuration(CONDITION, condition)
        return needed

    @override
    def _validate(self, metrics: Any, runtime_configuration: Any = None, execution_engine: Any = None) -> Any:
        outcome = super()._validate(metrics, runtime_configuration, execution_engine)
        broken, result = metrics[CONDITION][0], outcome["result"]
        result["partial_unexpected_list"] = [
            {name: str(row[name]) for name in READABLE if name in row} for row in result["partial_unexpected_list"]
        ]
        result["details"] = {"rows": [int(row) for row in broken.index[broken]]}
        return outcome

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.OBSERVED_VALUE)
    @override
    def _diagnostic_observed_value_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> str:
        if result is None or "element_count" not in result.result:
            return "未能判断 · could not judge"
        count, failed = result.result["element_count"], result.result["unexpected_count"]
        return f"{count} 条中 {failed} 条不符 · {failed} of {count} fail"

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_STATEMENT)
    @override
    def _diagnostic_unexpected_statement_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        message = _raised(result) if result else None
        if message is None:
            return []
        template = {"template": "$message", "params": {"message": escape(message)}, "tag": "code"}
        return [RenderedStringTemplateContent(content_block_type="string_template", string_template=template)]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    @override
    def _diagnostic_unexpected_table_renderer(
        cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None
    ) -> Any:
        rows = result.result.get("partial_unexpected_list") if result else None
        if not rows:
            return None
        shown = [name for name in READABLE if name in rows[0]]
        cells = [[escape(row[name]) for name in shown] for row in rows]
        return [RenderedTableContent(table=cells, header_row=[READABLE[name] for name in shown])]


def _context(data_docs: Path | None) -> EphemeralDataContext:
    context = gx.get_context(mode="ephemeral", cloud_mode=False)
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    for site in list(context.get_site_names()):
        context.delete_data_docs_site(site)
    if data_docs is not None:
        backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(data_docs.absolute())}
        index = {"class_name": "DefaultSiteIndexBuilder"}
        context.add_data_docs_site(
            "heshu", {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": backend}
        )
    return context


def _run(
    context: EphemeralDataContext, name: str, frame: pd.DataFrame, expectations: Iterable[ExpectRowsToHold]
) -> list[_Result]:
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=list(expectations)))
    batch = asset.add_batch_definition_whole_dataframe("all")
    definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))
    outcome = definition.run(
        batch_parameters={"dataframe": frame},
        run_id=RunIdentifier(run_name="heshu"),
        result_format={"result_format": "BASIC", "partial_unexpected_count": ROWS_SHOWN},
    )
    return [_result(evaluated) for evaluated in outcome.results]


def _result(evaluated: ExpectationValidationResult) -> _Result:
    kwargs: dict[str, Any] = evaluated.expectation_config.kwargs if evaluated.expectation_config else {}
    error = _raised(evaluated)
    rows = () if error is not None else tuple(evaluated.result["details"]["rows"])
    return _Result(kwargs["check"], kwargs["rule"], rows, error)


def _raised(evaluated: ExpectationValidationResult) -> str | None:
    """The message of what an expectation raised; the library nests it by metric or leaves it flat."""
    info = evaluated.exception_info or {}
    for entry in [info] if "raised_exception" in info else info.values():
        if entry["raised_exception"]:
            return str(entry["exception_message"]).strip() or "raised without a message"
    return None


def _relation_expectations() -> Iterable[ExpectRowsToHold]:
    for check, words in CHECKS.items():
        for verdict, demand in DEMANDS.items():
            yield ExpectRowsToHold(
                check=check,
                rule=verdict.value,
                column_list=RELATION_COLUMNS,
                row_condition=Column("type") == check,
                severity=FailureSeverity(SEVERITY[verdict].value),
                description=f"{check}: {words} — {demand}",
            )


def _claim_expectations() -> Iterable[ExpectRowsToHold]:
    for rules, severity in ((CLAIM_RULES, FailureSeverity.CRITICAL), (CLAIM_REMARKS, FailureSeverity.WARNING)):
        for rule, words in rules.items():
            yield ExpectRowsToHold(
                check=rule, rule=rule, column_list=CLAIM_COLUMNS, severity=severity, description=f"{rule}: {words}"
            )


def _relations_frame(relations: Sequence[Relation]) -> pd.DataFrame:
    rows = [
        {
            "type": relation.type,
            "document": "、".join(dict.fromkeys(member.document for member in relation.members)),
            "formula": relation.formula,
            "explanation": relation.explanation.zh,
            "comparator": relation.comparator.value,
            "if_held": relation.if_held.value,
            "if_broken": relation.if_broken.value,
            "left_lower": relation.left.lower,
            "left_upper": relation.left.upper,
            "right_lower": relation.right.lower,
            "right_upper": relation.right.upper,
        }
        for relation in relations
    ]
    return pd.DataFrame(rows, columns=["type", *RELATION_COLUMNS], dtype=object)


def _claims_frame(documents: Sequence[Document]) -> pd.DataFrame:
    rows = [
        {name: getattr(claim, name) for name in CLAIM_COLUMNS if name not in {"document", "source"}}
        | {"document": document.name, "source": document.text[claim.start : claim.end]}
        for document in documents
        for claim in document.claims
    ]
    return pd.DataFrame(rows, columns=CLAIM_COLUMNS, dtype=object)


def _verdicts(
    relations: Sequence[Relation], judged: Iterable[_Result], errors: Iterable[SuiteError]
) -> tuple[Verdict | None, ...]:
    unjudged = {error.check for error in errors}
    verdicts = [None if relation.type in unjudged else Verdict.CONSISTENT for relation in relations]
    for result in judged:
        for row in result.rows if result.check not in unjudged else ():
            verdicts[row] = Verdict(result.rule)
    return tuple(verdicts)


def _errors(results: Iterable[_Result]) -> list[SuiteError]:
    raised = {(result.check, result.error) for result in results if result.error is not None}
    return [SuiteError(check, message) for check, message in sorted(raised)]


def _without_expectation(relations: Sequence[Relation]) -> list[SuiteError]:
    unknown = sorted({relation.type for relation in relations} - CHECKS.keys())
    return [SuiteError(check, "no expectation judges this check; add its line to checks/suite.py") for check in unknown]


def _broken(results: Iterable[_Result], documents: Sequence[Document]) -> tuple[BrokenClaims, ...]:
    positions = [position for position, document in enumerate(documents) for _ in document.claims]
    return tuple(
        BrokenClaims(result.rule, tuple(sorted({positions[row] for row in result.rows})))
        for result in results
        if result.rows and result.rule in CLAIM_RULES
    )
