"""How good rankings are against judgements: MRR@10, nDCG@10 and recall@100, as trec_eval counts them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

from caicach.evaluation.trec import Judgements, Run

Measured = Callable[[Sequence[str], Mapping[str, int]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Means over the judged queries, each 0..1; a query without any answer counts as 0."""

    queries: int
    mrr: float
    ndcg: float
    recall: float

    def as_dict(self) -> dict[str, float]:
        """The measures by the names that floors use."""
        return {"mrr@10": self.mrr, "ndcg@10": self.ndcg, "recall@100": self.recall}


def score_run(run: Run, judged: Judgements) -> Ranking:
    """The measures of a run over all queries that have a document judged good; queries without judgements are left out."""
    asked = {name: grades for name, grades in judged.items() if any(grade > 0 for grade in grades.values())}

    def mean(measured: Measured) -> float:
        return fmean(measured(run.get(name, ()), grades) for name, grades in asked.items()) if asked else 0.0

    return Ranking(queries=len(asked), mrr=mean(reciprocal_rank), ndcg=mean(ndcg), recall=mean(recall))


def rankings_below(rankings: Mapping[str, Ranking], least: Mapping[str, float]) -> list[str]:
    """One sentence for each floor (`typed.mrr@10` …) that is not kept, those of measures that are not there among them."""
    scores = {f"{name}.{measure}": value for name, r in rankings.items() for measure, value in r.as_dict().items()}
    return [
        f"{key}: {scores[key]:.4f} is below its floor {floor:.4f}" if key in scores else f"{key}: there is no such measure"
        for key, floor in least.items()
        if scores.get(key, -1.0) < floor
    ]


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """1 over the rank of the first good document among the first `depth`; 0 where none is.

    >>> reciprocal_rank(["a", "b", "c"], {"b": 1, "c": 1})
    0.5
    """
    return next((1 / rank for rank, document in enumerate(ranked[:depth], 1) if grades.get(document, 0) > 0), 0.0)


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) with the grade as gain and log2 of rank + 1.

    >>> round(ndcg(["a", "b"], {"b": 1}), 4)
    0.6309
    """
    gained = _discounted([max(0, grades.get(document, 0)) for document in ranked[:depth]])
    ideal = _discounted(sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:depth])
    return gained / ideal if ideal else 0.0


def recall(ranked: Sequence[str], grades: Mapping[str, int], depth: int = 100) -> float:
    """The part of the good documents that are among the first `depth`."""
    good = {document for document, grade in grades.items() if grade > 0}
    return len(good & set(ranked[:depth])) / len(good) if good else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))
