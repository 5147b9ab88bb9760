"""Guesses at the condition that was meant by one that cannot be read. They keep the author's own names and numbers."""

import re
from collections.abc import Iterator

_LONGEST = 200  # characters that are searched: a longer condition is not a slip
# A name begins where a word does. A search from every letter would take time in the square of the word's length.
_NAME = r"(?<![\w.])[^\W\d][\w.]*"
_SIGNS = (
    (r"^ *[\"'](\w+)[\"'] *$", r"\1"),
    (r"[\u201c\u201d]", '"'),
    (r"[\u2018\u2019]", "'"),
    (r"[{}$]", ""),
    (r"!\?", " lacks "),
    (r"\bTURNS_SINCE\(", "turns_since("),
    (r"\(\s*->\s*", "("),
    (r"\s+", " "),
    (r"&&", " and "),
    (r"\|+", " or "),
    (r"\u2265|=>|> =", ">="),
    (r"\u2264|=<|< =", "<="),
    (r"\u2260|<>|!==|=/=|~=", "!="),
    (r"===?", "=="),
    (r"^&|&$", ""),
    (r"&", " and "),
    (r"[!~](?!=)", " not "),
    (r"^ *(\d+) ?% *$", r"chance(\1)"),
    (r"(\d) ?%", r"\1"),
    (rf"({_NAME}) in [\[(] ?([\w-]+), ?([\w-]+) ?[\])]", r"\1 == \2 or \1 == \3"),
    (r"^([^(]+), *([^(]+)$", r"\1 and \2"),
)
_BEGINNINGS = (
    (r"^ *(?:else if|elseif|elif|elsif|if|when|while|and|or|whether|provided|either|else) ", ""),
    (rf"^ *(?:unless|except if|if not) ({_NAME}(?:\([^()]*\))?) *$", r"not \1"),
    (r"^ *(?:unless|except if|if not) (.+)$", r"not (\1)"),
    (r"(?:[ ,;?.]+(?:then|and|or|do|not))*[ ,;?.]*$", ""),
)
_WORDS = (
    (r"\b(?:roll *\(? *|\d*d)(\d+)(?:\)|(?! *,))", r"roll(1, \1)"),
    (r"(?i)\b(and|or|not|true|false|in)\b", lambda found: found[1].lower()),
    (rf"({_NAME}) (?:is|are) (?:true|yes|on)\b", r"\1"),
    (rf"({_NAME}) (?:is|are) (?:not true|false|no|off)\b", r"not \1"),
    (rf"({_NAME}) (?:!=|==?) ?(?:true|yes|on)\b", r"\1"),
    (rf"({_NAME}) ==? ?(?:false|no|off)\b", r"not \1"),
    (r"\bno ", "not "),
    (rf"({_NAME}) (?:is )?in (-?\d+) ?\.\.\.? ?(-?\d+)", r"\2 <= \1 <= \3"),
    (rf"({_NAME}) ([<>]=?) (\S+) (and|or) (?=[<>])", r"\1 \2 \3 \4 \1 "),
    (rf"({_NAME}) (?:is )?between (\S+) and (\S+)", r"\2 <= \1 <= \3"),
    (r" (?:is |are )?(?:at least|not (?:less|fewer) than|not (?:below|under)|no less than|gte|ge) ", " >= "),
    (r" (?:is |are )?(?:at most|(?:not|no) (?:more|greater) than|not (?:above|over)|up to|lte|le) ", " <= "),
    (r" (?:is |are )?(?:above|over|(?:more|greater|higher|larger|bigger) than|exceeds|beyond|gt) ", " > "),
    (r" (?:is |are )?(?:below|under|(?:less|fewer|lower|smaller) than|beneath|lt) ", " < "),
    (r" (\S+) or (?:more|higher|above|better)\b", r" >= \1"),
    (r" (\S+) or (?:less|fewer|lower|below)\b", r" <= \1"),
    (rf"({_NAME}) (?:lacks|(?:has|have|holds|contains|includes|with) (?:no|not)) ({_NAME})", r"not \2 in \1"),
    (rf"({_NAME}) (?:does not|doesn't|do not|don't) (?:have|hold|contain|include) ({_NAME})", r"not \2 in \1"),
    (rf"({_NAME}) (?:has|have|holds|contains|includes|\?) [\"']?({_NAME})[\"']?", r"\2 in \1"),
    (rf"({_NAME}) \^ ({_NAME})", r"\2 in \1"),
    (rf"^ *({_NAME}) mod (\d+) *$", r"\1 % \2 == 0"),
    (r" mod ", " % "),
    (rf"({_NAME})\.(?:has|contains|includes)\([\"']?({_NAME})[\"']?\)", r"\2 in \1"),
    (rf"({_NAME}) (?:is |are )?(not )?(?:inside|within|in) ({_NAME})", r"\2\1 in \3"),
    (r" (?:is not|are not|isn't|aren't|does not equal|not equal to|not equals|neq|ne) ", " != "),
    (r" (?:is equal to|equal to|equals|equal|is|are|was|eq) ", " == "),
    (r"(?<![=!<>])=(?![=<>])", "=="),
    (rf"\b(?:has |have )?(?:seen|visited|been to)[ (]+[\"']?({_NAME})[\"']?\)?", r"seen(\1)"),
    (rf"\b(visits|turns_since|at|chose|count|chance) +({_NAME}|\d+)", r"\1(\2)"),
    (rf"\b(?:chosen|chose|picked|took)[ (]+({_NAME})\)?", r"chose(\1)"),
    (rf"({_NAME}) +(-?\d+)$", r"\1 == \2"),
    (rf"({_NAME}) (?:is |are |==? )(?:empty|nothing|none|\[ ?\]|\(\))", r"count(\1) == 0"),
    (rf"({_NAME}) (?:is not|are not|!=) (?:empty|nothing|none|\[ ?\]|\(\))", r"count(\1) > 0"),
    (rf"\bempty\(({_NAME})\)", r"count(\1) == 0"),
    (rf"({_NAME})\.(?:length|size|count)(?:\(\))?", r"count(\1)"),
    (r"\b(?:len|length|size|LIST_COUNT)\(", "count("),
    (r"\b(?:random|randint|rand|RANDOM|dice|random\.randint)\((?=\w)", "roll("),
    (r"\b(?:visited|been|entered|hasVisited)\(", "seen("),
    (rf"({_NAME})\[[\"']?(\w+)[\"']?\]", r"\2 in \1"),
    (r"(?<![\w.(])([^\W\d]\w*)\.(\w+)(?![\w.(])", r"\2 in \1"),
    (r"^(.+?) \? (.+?) : (.+)", r"\2 if \1 else \3"),
    (r"^ *(?:yes|on) *$", "true"),
    (r"^ *(?:no|off) *$", "false"),
    (r"^(.+) xor (.+)", r"(\1) != (\2)"),
    (r"\b(\w+)\(([\w.]+) ?([<>=!]=?|==) ?([^()]+)\)", r"\1(\2) \3 \4"),
    (r"\bchance\(0?\.(\d)\)", r"chance(\g<1>0)"),
    (r"\bchance\(0?\.(\d\d)\)", r"chance(\1)"),
    (rf"\b(seen|visits|at|turns_since|chose)\([\"']({_NAME})[\"']\)", r"\1(\2)"),
    (r"==? *[\"'](\w+)[\"']", r"== \1"),
    (r"!= *[\"'](\w+)[\"']", r"!= \1"),
    (r"[\"'](\w+)[\"'] in\b", r"\1 in"),
)


def guesses(text: str) -> Iterator[str]:
    """Yield conditions that may be meant by a text, the likeliest first. Each differs from the text."""
    if len(text) > _LONGEST:
        return
    plain = _rewritten(text, _SIGNS)
    for inner in dict.fromkeys((plain, _rewritten(plain, _BEGINNINGS))):
        name = re.fullmatch(rf"(not )?({_NAME})", inner.strip())
        seen = f"{name[1] or ''}seen({name[2]})" if name else ""
        for guess in (inner, _rewritten(inner, _WORDS), seen):
            spaced = " ".join(_balanced(guess).split())
            if spaced and spaced != text.strip():
                yield spaced


def _rewritten(text: str, rules: tuple[tuple[str, object], ...]) -> str:
    for pattern, replacement in rules:
        text = re.sub(pattern, replacement, text)  # type: ignore[call-overload]
    return text


def _balanced(text: str) -> str:
    """Return the text without what no `(` opens, and with a `)` for each one that is missing."""
    depth, kept = 0, []
    for sign in text:
        if sign == ")" and not depth:
            continue
        depth += (sign == "(") - (sign == ")")
        kept.append(sign)
    return "".join(kept) + ")" * depth
