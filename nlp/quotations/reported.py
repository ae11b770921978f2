"""What somebody is said to have said, without quotation marks: behind a verb of speaking, or behind `theo` and a name."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.text import UPPER
from nlp.quotations import speakers
from nlp.quotations.said import Said
from nlp.quotations.scene import Scene
from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import any_of
from nlp.vocabulary import load

_NO_SPEECH = re.compile(r"\s(?:của|tại|việc|về|này|trên|được)(?!\w)")
_TO_WORDS = re.compile(r"(?:\s(?:thêm|rằng|là))?[\s,:]*")
_COLON = re.compile(rf":[ ]+(?=[{UPPER}])")
"""Behind a verb that else only introduces a speaker: what follows are the words."""
_REACH = 260
_LEAST_WORDS = 4
_LONGEST = 3000


def reported(scene: Scene) -> Iterator[Said]:
    """Statements up to the end of their sentence, and who else is named as speaking."""
    for start, end, verb in scene.verbs:
        speaker = None if _NO_SPEECH.match(scene.text, end) else scene.speaker_before(start, bodies=verb.bodies)
        if speaker and (verb.strong or _COLON.match(scene.text, end)):
            yield from _statement(scene, end, speaker, "reported")
        elif speaker:
            yield Said(start, start, speaker, "introduced", False)
    for match in _according_to().finditer(scene.text):
        speaker, begin = _named(scene, match.end())
        if speaker:
            yield from _statement(scene, begin, speaker, "according_to")


def _statement(scene: Scene, at: int, speaker: Speaker, rule: str) -> Iterator[Said]:
    gap = _TO_WORDS.match(scene.text, at)
    start = gap.end() if gap else at
    end = scene.sentence_end(start) if start < len(scene.text) else start
    if end - start <= _LONGEST and len(scene.text[start:end].split()) >= _LEAST_WORDS:
        yield Said(start, end, speaker, rule, False)


def _named(scene: Scene, at: int) -> tuple[Speaker | None, int]:
    """The speaker behind `theo`, and where the words begin: behind the comma after it."""
    body = scene.body_at(at)
    if body:
        return (Speaker(" ".join(body.text.split()), None), body.end + 1) if scene.text.startswith(",", body.end) else (None, at)
    clause = scene.text[at : min(scene.sentence_end(at), at + _REACH)]
    found = speakers.after(clause, scene.known_from(at))
    if not found or clause[: found[0]].rstrip()[-1:] != ",":
        return None, at
    return found[1], at + found[0]


@cache
def _according_to() -> re.Pattern[str]:
    """`Theo`, also `theo ý kiến của`, before a titled name, or before a capital that may open an office or a body."""
    words = rf"(?:{any_of(load('speech')['according_to'])} (?:(?:của|từ) )?)?"
    return re.compile(rf"[Tt]heo (?<!\w[Tt]heo ){words}(?={any_of(load('speech')['titles'])}\s[{UPPER}]|[{UPPER}])")
