"""Scoring against annotated texts: what was found, what should have been, and the difference in context."""

from caicach.evaluation.acts import score_decisions
from caicach.evaluation.passages import score_passages
from caicach.evaluation.score import below, floors, score

__all__ = ["below", "floors", "score", "score_decisions", "score_passages"]
