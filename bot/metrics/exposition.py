# SPDX-License-Identifier: EUPL-1.2
"""Figures in the form Prometheus reads, each with every combination its labels can have, from 0 on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.core import Metric as Family
from prometheus_client.registry import Collector

from bot.metrics.metric import Metric
from bot.metrics.table import COUNTED, SEEN
from bot.metrics.tally import MICRO, SUM


@dataclass(frozen=True)
class Reading:
    """What was counted (None where that cannot be read now) and what was seen, by field."""

    counted: Mapping[str, int] | None = None
    seen: Mapping[str, float] = field(default_factory=dict)


class Figures(Collector):
    """One reading; a figure that could not be seen is not shown, rather than shown as 0."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def collect(self) -> Iterator[Family]:
        """Every figure of the table."""
        counted = self._reading.counted
        if counted is not None:
            yield from (_counted(metric, counted) for metric in COUNTED)
        for metric in SEEN:
            yield _plain(metric, self._reading.seen)


def registry(reading: Reading) -> CollectorRegistry:
    """A registry that shows this reading."""
    found = CollectorRegistry()
    found.register(Figures(reading))
    return found


def _counted(metric: Metric, counted: Mapping[str, int]) -> Family:
    if metric.edges:
        return _histogram(metric, counted)
    fields = (metric.field(values) for values in metric.combinations)
    return _plain(metric, {field: float(counted.get(field, 0)) for field in fields})


def _plain(metric: Metric, values: Mapping[str, float]) -> Family:
    family = CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily
    made = family(metric.full, metric.help, labels=[label.name for label in metric.labels])
    for labels in metric.combinations:
        if (value := values.get(metric.field(labels))) is not None:
            made.add_metric(labels, value)
    return made


def _histogram(metric: Metric, counted: Mapping[str, int]) -> Family:
    made = HistogramMetricFamily(metric.full, metric.help, labels=[label.name for label in metric.labels])
    ends = [*map(str, metric.edges), "+Inf"]
    for labels in metric.combinations:
        where = metric.field(labels)
        heights = accumulate(counted.get(f"{where}|{place}", 0) for place in range(len(ends)))
        buckets = [(end, float(height)) for end, height in zip(ends, heights, strict=True)]
        made.add_metric(labels, buckets, counted.get(f"{where}|{SUM}", 0) / MICRO)
    return made
