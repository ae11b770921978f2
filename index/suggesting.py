"""What a user may have meant, and what he may go on to type: from the words of the indexed texts."""

from index.language import parse_query
from index.query import Query
from index.vietnamese import TOKEN, exact, folded, marked, readable, tokens
from index.words import Words

MOST_WORDS = 32


def did_you_mean(query: Query, words: Words, *, little: bool) -> str:
    """The query with marks restored, and with a letter set right where `little` was found; empty when that changes nothing.

    Only plain queries of at most MOST_WORDS words are read anew: no phrases, numbers, alternatives or fields.
    """
    typed = _plain_words(query)
    if not typed or len(typed) > MOST_WORDS or (not little and any(map(marked, typed))):
        return ""
    likely = words.restore(folded(typed), mistyped=little)
    return " ".join(likely) if likely != typed else ""


def completions(words: Words, typed: str, most: int) -> tuple[str, ...]:
    """`typed` with its last word completed and what mostly follows; the words before it keep the marks that were typed."""
    text = readable(typed).lower()
    found = [exact(match.group()) for match in TOKEN.finditer(text)]
    if not found:
        return ()
    whole, prefix = (found, "") if text[-1:].isspace() else (found[:-1], found[-1])
    last = [] if not whole else [whole[-1]] if any(map(marked, whole)) else words.spellings(folded(whole[-1:])[0])
    if whole and not last:
        return ()
    before = (whole if any(map(marked, whole)) else words.restore(folded(whole), ended=False))[:-1] if whole else []
    ways = words.complete(last, folded([prefix])[0] if prefix else "", 4 * most)
    if prefix and marked(prefix):
        ways = [way for way in ways if way[len(whole[-1:])].startswith(prefix)]
    return tuple(" ".join((*before, *way)) for way in ways)[:most]


def _plain_words(query: Query) -> list[str]:
    if len(query.any_of) != 1 or query.any_of[0].phrases or query.any_of[0].numbers:
        return []
    plain = parse_query(query.text)
    return tokens(query.text) if plain.filters == plain.filters_out and not query.without else []
