"""A mistake inside one piece of text, by offset; whoever knows the file turns it into a diagnostic."""

from typing import NamedTuple

from engine.source.diagnostic import Code


class Mistake(NamedTuple):
    """`start` and `end` are offsets into the text that was parsed or checked."""

    code: Code
    message: str
    start: int
    end: int
    hint: str = ""


class MistakeError(Exception):
    """Unwinds a parser or checker to its public function, which returns the mistake as a value."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


def near(word: str, known: "list[str]", alike: float = 0.6) -> str:
    """A hint that names what `word` was probably meant to be, or nothing."""
    close = closest(word, known, alike)
    return f"did you mean `{close}`?" if close else ""


def closest(word: str, known: "list[str]", alike: float) -> str:
    """The name that is most like `word`, if one is at least so much `alike` (1 is the same), or nothing."""
    from difflib import get_close_matches  # loaded only when something is wrong

    others = [name for name in known if name != word]
    for spelt in dict.fromkeys((word, word.lower())):
        close = get_close_matches(spelt, others, 1, alike)
        if close:
            return close[0]
    lowered = {name.lower(): name for name in others}
    return lowered.get(word.lower(), "")
