"""Words between quotation marks that somebody is said to have spoken."""

import re
from collections.abc import Iterator

from nlp.quotations import speakers
from nlp.quotations.said import Said
from nlp.quotations.scene import Scene
from nlp.quotations.speakers import Speaker
from nlp.quotations.vocabulary import naming
from nlp.quotes import opens

_REACH_BEFORE, _REACH_AFTER = 120, 180
_BREAK = re.compile(r"(?<![A-ZĐ])(?<!Ths)(?<!ThS)\.\s|[!?;]\s|[“”\"«»]|\n(?!\s*$)")
_TO_QUOTE = re.compile(r"(?:\s(?:rằng|thêm|là))?[\s,:]*|[^:]*:\s*")
_COLON = re.compile(r":\s{0,3}$")
_FROM_QUOTE = re.compile(r"[ \t,–-]*(?:[.…]?[ \t,–-]*\n?[ \t,–-]*(?=[^\n]))?")
_SENTENCE_OVER = re.compile(r"(?:\s\w+){0,6}\s*(?:[.…]|\n|$)")
_WORDS_OF = re.compile(r"[ ,.–-]*(?:(?:đó|đây|ấy) là (?:\w+ ){1,4}của|theo(?: lời)?) (?=\w)")
_STANDS_ALONE = re.compile(r"[.!?…]?\s|[.!?…]?$")
_SENTENCE_BEFORE = re.compile(r"[.!?…] ?$")
_NEW_SUBJECT = re.compile(r"[:“”\"«»]")
_LEAST_ALONE = 8
_GOES_ON = re.compile(r"[.…]?\s{1,2}")
_ABOUT = re.compile(r"\s(?:về|khi|sau|trước|đối với)\s|[.!?…]+$")
_UNCLOSED = re.compile(r"(?:\s(?:rằng|thêm))?:\s{0,2}[“\"]")
_REACH_NOUN = 40
_LEAST_WORDS = 4


def direct(scene: Scene) -> Iterator[Said]:
    """Quotations that a speaker stands before or behind, and those that open behind a verb and a colon and never close."""
    text, closed = scene.text, dict(scene.quotes)
    over, last = -1, None
    for start, end in scene.quotes:
        before, behind = _before(scene, start), None
        rule, speaker, stop = "quoted", before, end
        if speaker is None:
            behind = _behind(scene, end)
            speaker, stop = behind or (None, end)
        if speaker is None and (opening := _opening(scene, start)):
            rule, speaker = "opening", opening
        if speaker is None:
            goes_on = over >= 0 and _GOES_ON.fullmatch(text, over, start)
            rule, speaker = "continued", last if goes_on else _reporting(scene, start, end)
        over, last = (stop, speaker) if speaker else (-1, None)
        if speaker:
            yield from _said(text, start + 1, end - 1, speaker, rule)
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
    if naming().search(scene.text, max(0, quote - _REACH_NOUN), quote):
        return None
    for begin, stop, verb in scene.verbs_before(quote, _REACH_BEFORE):
        between = scene.text[stop:quote]
        if _BREAK.search(between) or not _TO_QUOTE.fullmatch(between):
            break
        speaker = scene.speaker_before(begin, bodies=verb.bodies)
        if speaker:
            return speaker
    colon = _COLON.search(scene.text, max(0, quote - 4), quote)
    speaker = scene.speaker_before(colon.start(), bodies=False) if colon else None
    return speaker if speaker and speaker.name else None


def _opening(scene: Scene, quote: int) -> Speaker | None:
    """The person who opens the sentence that leads to a quotation by a colon: `Bà A chép miệng: “…”`."""
    colon = _COLON.search(scene.text, max(0, quote - 4), quote)
    if not colon or naming().search(scene.text, max(0, quote - _REACH_NOUN), quote):
        return None
    start = scene.clause_start(colon.start())
    clause = scene.text[start : colon.start()]
    return None if _BREAK.search(clause) else speakers.opening(clause)


def _reporting(scene: Scene, start: int, end: int) -> Speaker | None:
    """Whose speech the sentence before reports, for a quotation that is a sentence of its own."""
    text = scene.text
    lead = text[max(0, start - 3) : start]
    if not _SENTENCE_BEFORE.search(lead) or not _STANDS_ALONE.match(text, end) or not text[start + 1 : start + 2].isupper():
        return None
    if len(text[start:end].split()) < _LEAST_ALONE:
        return None
    last = start - len(lead) + len(lead.rstrip()) - 1
    first = scene.sentence_start(last)
    for begin, stop, verb in scene.verbs_before(last, last - first):
        if verb.strong and begin >= first and not scene.is_quoted(begin) and not _NEW_SUBJECT.search(text, stop, last):
            speaker = scene.speaker_before(begin, bodies=False)
            if speaker:
                return speaker
    return None


def _behind(scene: Scene, end: int) -> tuple[Speaker, int] | None:
    """Who speaks behind a quotation, and where the words that say so end: `”, ông A nói`; the speaker must open the clause.

    Behind a full stop or on a new line those words must be all of their sentence: else they lead to the next words said.
    """
    of = _WORDS_OF.match(scene.text, end)
    if of:
        return _words_of(scene, of.end())
    verb = scene.verb_after(end)
    if not verb or verb[0] - end > _REACH_AFTER:
        return None
    gap = _FROM_QUOTE.match(scene.text, end, verb[0])
    begin = gap.end() if gap else end
    clause = scene.text[begin : verb[0]]
    apart = any(mark in scene.text[end:begin] for mark in ".…\n")
    if _BREAK.search(clause) or (apart and not _SENTENCE_OVER.match(scene.text, verb[1])):
        return None
    found = speakers.before(clause, scene.known_from(begin), opens=True)
    if not found or clause[: found[0]].strip() not in ("", "một"):
        return None
    rest = _SENTENCE_OVER.match(scene.text, verb[1])
    return found[1], rest.end() if rest else verb[1]


def _words_of(scene: Scene, at: int) -> tuple[Speaker, int] | None:
    stop = min(scene.sentence_end(at), at + _REACH_AFTER)
    about = _ABOUT.search(scene.text, at, stop)
    stop = about.start() if about else stop
    found = speakers.after(scene.text[at:stop], scene.known_from(at))
    return (found[1], at + found[0]) if found else None
