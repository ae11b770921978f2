"""Words between quotation marks that somebody is said to have spoken."""

import re
from collections.abc import Iterator

from nlp.quotations import speakers
from nlp.quotations.said import Said
from nlp.quotations.scene import Scene
from nlp.quotations.speakers import Speaker
from nlp.quotes import opens

_REACH_BEFORE, _REACH_AFTER = 100, 180
_BREAK = re.compile(r"[.!?\n;“”\"«»]")
_TO_QUOTE = re.compile(r"(?:\s(?:rằng|thêm|là))?[\s,:]*|[^:]*:\s*")
_COLON = re.compile(r":\s{0,3}$")
_FROM_QUOTE = re.compile(r"[\s,.–-]*")
_UNCLOSED = re.compile(r"(?:\s(?:rằng|thêm))?:\s{0,2}[“\"]")
_LEAST_WORDS = 4


def direct(scene: Scene) -> Iterator[Said]:
    """Quotations that a speaker stands before or behind, and those that open behind a verb and a colon and never close."""
    text, closed = scene.text, dict(scene.quotes)
    for start, end in scene.quotes:
        speaker = _before(scene, start) or _behind(scene, end)
        if speaker:
            yield from _said(text, start + 1, end - 1, speaker, "quoted")
    for begin, stop, verb in scene.verbs:
        mark = _UNCLOSED.match(text, stop)
        if mark and mark.end() - 1 not in closed and opens(text, mark.end() - 1):
            speaker = scene.speaker_before(begin, bodies=verb.bodies)
            paragraph = text.find("\n", mark.end())
            if speaker:
                yield from _said(text, mark.end(), paragraph if paragraph >= 0 else len(text), speaker, "unclosed")


def _said(text: str, start: int, end: int, speaker: Speaker, rule: str) -> Iterator[Said]:
    words = text[start:end]
    if len(words.split()) >= _LEAST_WORDS:
        start += len(words) - len(words.lstrip())
        yield Said(start, start + len(words.strip()), speaker, rule, True)


def _before(scene: Scene, quote: int) -> Speaker | None:
    """Who speaks before a quotation: by the verb before it, or a name and a colon alone."""
    verb = scene.verb_before(quote)
    if verb and quote - verb[1] <= _REACH_BEFORE:
        between = scene.text[verb[1] : quote]
        if not _BREAK.search(between) and _TO_QUOTE.fullmatch(between):
            return scene.speaker_before(verb[0], bodies=verb[2].bodies)
    colon = _COLON.search(scene.text, max(0, quote - 4), quote)
    speaker = scene.speaker_before(colon.start(), bodies=False) if colon else None
    return speaker if speaker and speaker.name else None


def _behind(scene: Scene, end: int) -> Speaker | None:
    """Who speaks behind a quotation: `”, ông A nói`; the speaker must open the clause."""
    verb = scene.verb_after(end)
    if not verb or verb[0] - end > _REACH_AFTER:
        return None
    gap = _FROM_QUOTE.match(scene.text, end, verb[0])
    begin = gap.end() if gap else end
    clause = scene.text[begin : verb[0]]
    if _BREAK.search(clause):
        return None
    found = speakers.before(clause, scene.known_until(begin, verb[0]))
    return found[1] if found and found[0] == 0 else None
