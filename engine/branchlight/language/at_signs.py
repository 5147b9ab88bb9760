"""The `@name` at the beginning of a paragraph: stage directions, and the mistakes that a voice can have."""

import re
from collections.abc import Callable

from branchlight.language.language_codes import DIRECTION, MARK, VOICE
from branchlight.language.mistake import Mistake
from branchlight.language.prose import Direction
from branchlight.source.did_you_mean import near
from branchlight.source.guess import Guess

LONGEST_PAUSE = 60.0

_REST = re.compile(r"[^\n|}]*")
_NAME = re.compile(r"[^\W\d]\w*")
_SECONDS = re.compile(r"\d{1,3}(\.\d{1,3})?")
_APART = re.compile(r"@[ \t]+([^\W\d]\w*)")


def undeclared(name: str, start: int, end: int, voices: list[str]) -> Mistake:
    """Return the mistake for a name that is not a voice."""
    hint = near(name, [*voices, "pause", "cue"]) or "declare it under `voices:`, or write `\\@` for the sign itself"
    return Mistake(VOICE, f"there is no voice `{name}`", start, end, hint)


def colon(text: str, name: str, at: int) -> Mistake | None:
    """Return the mistake for a colon after a voice, as in `@doubt: Wait.`, or None."""
    if not text.startswith(":", at):
        return None
    message = "this colon would be shown on the page: a voice's words follow its name after a space"
    return Mistake(MARK, message, at, at + 1, Guess(f"write `@{name} ...`", ":", ""))


def apart(text: str, start: int, is_voice: Callable[[str], bool]) -> Mistake | None:
    """Return the mistake for a space after the sign, as in `@ doubt Wait.`, or None."""
    match = _APART.match(text, start)
    if match is None or not (match[1] in ("pause", "cue") or is_voice(match[1])):
        return None
    message = f"`@` is separated from `{match[1]}`, so both would be shown on the page"
    hint = Guess(f"write `@{match[1]} ...`", match[0], f"@{match[1]}")
    return Mistake(MARK, message, start, match.end(), hint)


def direction(text: str, name: str, start: int, at: int) -> tuple[int, Direction | None, Mistake | None]:
    """Parse what follows `@cue` or `@pause`, from `at`. Return the offset of its end, the direction and the mistake."""
    match = _REST.match(text, at)
    end = match.end() if match else at
    word = text[at:end].strip()
    if name == "cue":
        wrong = None
        if not _NAME.fullmatch(word):
            wrong = Mistake(DIRECTION, "`@cue` needs one name", start, end, "write it as in `@cue phone`")
        return end, Direction("cue", word), wrong
    if not _SECONDS.fullmatch(word) or float(word) > LONGEST_PAUSE:
        message = f"`@pause` needs a number of seconds, at most {LONGEST_PAUSE:.0f}"
        return end, None, Mistake(DIRECTION, message, start, end, "for example `@pause 1.2`")
    return end, Direction("pause", "", float(word)), None
