"""Guesses at the statement that was meant by one of another language. They keep the author's own names and numbers."""

import re
from collections.abc import Iterator

from branchlight.language.condition_habits import guesses

LONGEST = 200  # characters that are searched: a longer statement is not a slip
_NAME = r"([^\W\d][\w.]*)"
_VALUE = r"([^=;]+)"
_BEGINNING = re.compile(r"(?:[~*@]|<<|\$(?!\w)|\(|//)*\s*(?:(?:let|var|const|set|temp|run|do|gain|VAR):? +)?")
_ENDING = re.compile(r"[\s;.]*+(?:>>)?[\s;.]*$")
_ONE = (
    (rf"{_NAME} ?%\+ ?(\d+)", r"\1 = min(99, \1 + (100 - \1) * \2 // 100)"),
    (rf"{_NAME} ?%- ?(\d+)", r"\1 = max(1, \1 - \1 * \2 // 100)"),
    (rf"{_NAME} ?(?::=|<-|->|=>|===?|:| to | is now | is | becomes | equals ) ?(.+)", r"\1 = \2"),
    (rf"(?:toggle|flip|switch|invert|negate)[ (]+{_NAME}\)?", r"\1 = not \1"),
    (rf"{_NAME} = (?:!|~|not )? ?\1", r"\1 = not \1"),
    (rf"(?:not |no |unset |clear |reset |disable |forget |! ?){_NAME}", r"\1 = false"),
    (rf"(?:clear|empty|reset)[ (]+{_NAME}\)?", r"\1 -= \1"),
    (rf"{_NAME}\.(?:clear|empty|reset)\(?\)?", r"\1 -= \1"),
    (rf"{_NAME} -?= ?(?:\[ ?\]|\{{ ?\}}|\( ?\)|none|None|null|nothing|empty|all|everything)", r"\1 -= \1"),
    (rf"{_NAME}(?: on| true)?", r"\1 = true"),
    (rf"{_NAME} (?:off|false)", r"\1 = false"),
    (rf"{_NAME}\.(?:add|push|append|insert|include|give|extend)[ (]+{_VALUE}\)", r"\1 += \2"),
    (rf"{_NAME}\.(?:remove|delete|discard|pop|take|drop|exclude)[ (]+{_VALUE}\)", r"\1 -= \2"),
    (rf"(?:add|put|append|push|give) (\w+) (?:to|in|into|on) {_NAME}", r"\2 += \1"),
    (rf"(?:remove|take|subtract|drop|delete) (\w+) (?:from|out of) {_NAME}", r"\2 -= \1"),
    (rf"(?:increase|raise|increment|inc|add to) {_NAME}(?: by (.+))?", r"\1 += \2"),
    (rf"(?:decrease|reduce|lower|decrement|dec|subtract from) {_NAME}(?: by (.+))?", r"\1 -= \2"),
    (rf"(?:{_NAME} ?\+\+|\+\+ ?{_NAME})", r"\1\2 += 1"),
    (rf"(?:{_NAME} ?--|-- ?{_NAME})", r"\1\2 -= 1"),
    (rf"{_NAME} = \1 ?\+\+", r"\1 += 1"),
    (rf"{_NAME} = \1 ?--", r"\1 -= 1"),
    (rf"{_NAME} = \1 ([-+]) ([^-+]+)", r"\1 \2= \3"),
    (rf"{_NAME} ?(?:=|%)?([-+]) ?([^-+=]+)", r"\1 \2= \3"),
    (rf"{_NAME} (\d+)", r"\1 = \2"),
    (rf"{_NAME} ?=?(\*|//) ?=? ?([\w.]+)", r"\1 = \1 \2 \3"),
    (rf"{_NAME} ?/ ?=? ?([\w.]+)", r"\1 = \1 // \2"),
    (rf"{_NAME}\[[\"']?(\w+)[\"']?\] = true", r"\1 += \2"),
    (rf"{_NAME}\[[\"']?(\w+)[\"']?\] = false", r"\1 -= \2"),
    (rf"{_NAME} ([-+]?)= ?[\[{{(] ?(\w+) ?[\]}})]", r"\1 \2= \3"),
    (rf"{_NAME} ([-+]?)= [\"'](\w+)[\"']", r"\1 \2= \3"),
)
"""Statements of other languages, each with what it may mean here."""

_CONDITIONAL = (
    (rf"if (.+?)(?: then|:|,) {_NAME} ?= ?([^=].*)", r"\2 = \3 if \1 else \2"),
    (rf"if (.+?)(?: then|:|,) {_NAME} ([-+])= ?(.*)", r"\2 = \2 \3 \4 if \1 else \2"),
    (rf"{_NAME} ([-+])= (\S+) (?:if|when) (.+)", r"\1 \2= \3 if \4 else 0"),
    (rf"{_NAME} = (\S+) (?:if|when) (.+)", r"\1 = \2 if \3 else \1"),
    (rf"{_NAME} ([-+]?=) (.+?) ?\? ?(.+?) ?: ?(.+)", r"\1 \2 \4 if \3 else \5"),
)
"""The same with a condition."""

_WITH_A_MEMBER = (
    (r"(?:add|give|get|gain|take|pick up|receive|got|obtain) (\w+)", "+="),
    (r"(?:lose|drop|remove|discard|destroy|use up) (\w+)", "-="),
    (r"(?:\w+\.)?(\w+) = (?:true|yes|1)", "+="),
    (r"(?:\w+\.)?(\w+) = (?:false|no|0)", "-="),
)
"""Statements about a member whose set is not named."""

_KEYS = (
    (rf"(?:go|goto|go to|jump|divert|move to|->)[: ]*{_NAME}", "go: {}"),
    (rf"(?:call|gosub|visit|play)[: ]+{_NAME}", "call: {}"),
    (rf"(?:ending|end|finish)[: ]+{_NAME}", "ending: {}"),
    (r"(?:return|back|go back)()", "go: back"),
    (r"(?:say|print|text|show|tell|write|echo)[: (]+(.+?)\)?", "text: {}"),
    (rf"(?:ask|input|prompt)[: (]+{_NAME}\)?", "ask: {{into: {}}}"),
    (rf"{_NAME} = input\(.*\)", "ask: {{into: {}}}"),
    (rf"(?:mood|note)[: ]+{_NAME}", "mood: {}"),
)
"""Words for what is not a statement here, with the key beside `do:` that does it."""


def statement_guesses(text: str) -> Iterator[tuple[str, ...]]:
    """Yield statements that may be meant by a text, the likeliest first. Together they are one guess."""
    for written in _plain(text):
        if written != text.strip():
            yield (written,)
        for pattern, meant in (*_ONE, *_CONDITIONAL):
            found = re.fullmatch(pattern, written)
            if found:
                yield (re.sub(r" ([-+]=) $", r" \1 1", found.expand(meant)),)
        yield from _several(written)
        yield from _with_other_value(written)


def member_guesses(text: str) -> Iterator[tuple[str, str]]:
    """Yield members that a text may add or remove, with `+=` or `-=`. Which set is meant is not known."""
    for written in _plain(text):
        for pattern, op in _WITH_A_MEMBER:
            found = re.fullmatch(pattern, written)
            if found:
                yield found[1], op


def key_for(text: str) -> str:
    """Return the key, with its value, that does what a text says and is not a statement; "" if none does."""
    if len(text) > LONGEST:
        return ""
    written = " ".join(text.split())
    for pattern, key in _KEYS:
        found = re.fullmatch(pattern, written)
        if found:
            return key.format(found[1])
    return ""


def condition_before(text: str) -> tuple[str, str]:
    """Return the condition and the statement of `if met: trust += 1` or `trust += 1 if met`; "" for any other text."""
    if len(text) <= LONGEST:
        found = re.fullmatch(r"(?:if|when) \(?(.+?)\)?(?: then |: ?|, ?| ?\{ ?)(.+?)[\s};]*", " ".join(text.split()))
        if found:
            return found[1], found[2]
        found = re.fullmatch(r"([^=]+[-+]?= \S+) (?:if|when) ((?:(?! else ).)+)", " ".join(text.split()))
        if found:
            return found[2], found[1]
    return "", ""


def _plain(text: str) -> list[str]:
    """Return the text, and the text without the words and signs of other languages around it."""
    if len(text) > LONGEST:
        return []
    written = " ".join(text.split())
    found = _BEGINNING.match(written)
    bare = _ENDING.sub("", written[found.end() if found else 0 :]).replace("$", "")
    if bare.count(")") > bare.count("("):
        bare = bare.rstrip(") ")
    return list(dict.fromkeys((written, bare, re.sub(r"[\"'](\w+)[\"']", r"\1", bare))))


def _several(written: str) -> Iterator[tuple[str, ...]]:
    """Yield the statements of a text that has several."""
    parts = [part.strip() for part in re.split(r"[;,]|&&|\band\b(?= *\w+ *[-+]?=)", written) if part.strip()]
    if len(parts) > 1:
        yield tuple(parts)
    found = re.fullmatch(rf"{_NAME} ?([-+]?)= ?[\[{{(]?([\w,&+ ]+?)[\]}})]?", written)
    if found:
        words = [word for word in re.split(r"[ ,&+]+", found[3]) if word not in ("", "and", "or", found[1])]
        if len(words) > 1:
            yield tuple([f"{found[1]} {found[2] or '+'}= {word}" for word in words])


def _with_other_value(written: str) -> Iterator[tuple[str, ...]]:
    """Yield the same statement with a value that may be meant."""
    found = re.fullmatch(rf"{_NAME} ?([-+]?=) ?([^=].*)", written)
    if found:
        for value in guesses(found[3]):
            yield (f"{found[1]} {found[2]} {value}",)
