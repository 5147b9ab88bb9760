"""A collector of what is wrong with a story: every mistake gets its file and place here."""

import re
from collections.abc import Iterable

from branchlight.compiler.compiler_codes import BAD_NAME, DUPLICATE, RESERVED, SHAPE
from branchlight.compiler.use_log import NamePart, Role, UseLog
from branchlight.language.language_codes import FUNCTION
from branchlight.language.mistake import FOLLOW_UP, Mistake
from branchlight.source import new
from branchlight.source.characters import unseen_in
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain
from branchlight.source.guess import Guess, guessed_fix
from branchlight.source.lines import line_at
from branchlight.source.located import Located, Scalar, SourceFile
from branchlight.source.place import Place
from branchlight.source.place_in import place_in
from branchlight.source.source_codes import TOO_MUCH
from branchlight.source.text_mistakes import CORRECT_FIRST

RESERVED_WORDS = frozenset(("and", "or", "not", "in", "if", "else", "true", "false", "back"))
MOST_PROBLEMS = 2_000  # the most mistakes that are reported for one story
_NAME = re.compile(r"[^\W\d]\w*\Z")
_LONGEST = 40  # characters of a name that is suggested
LONGEST_NAME = 1000  # characters. Saves have up to three of them in a full name
NAME_HINT = "a name has letters, digits and `_`, and begins with a letter"


class TooManyMistakesError(Exception):
    """An exception that ends compiling after too many mistakes. That has been reported."""


class Problems:
    """The collector of what is wrong in one file, into the list of the whole story.

    `unread` are keys whose value could not be read, so that what it declares is unknown. `log` receives the uses of
    names, if anybody asked for them.
    """

    def __init__(self, file: SourceFile, diagnostics: list[Diagnostic], log: UseLog | None = None) -> None:
        self.file = file
        self.diagnostics = diagnostics
        self.log = log
        self.unread: set[str] = set()

    def place(self, at: Located) -> Place:
        return new(Place, (self.file.name, at.line, at.column))

    def complain(self, code: Code, at: Located, message: str, hint: str, *explaining: tuple[Place, str]) -> None:
        """Note a diagnostic at a value. `explaining` are other places, each with a message."""
        length = len(at.value) if isinstance(at, Scalar) and "\n" not in at.value else 1
        related = tuple([Related(*each) for each in explaining])
        fix = guessed_fix(self.file, at, hint, 0, len(at.value)) if isinstance(at, Scalar) else None
        self.note(complain(code, self.place(at), message, hint, max(1, length), related, fix))

    def mistake(self, scalar: Scalar, mistake: Mistake, shift: int = 0) -> None:
        """Note a mistake inside a scalar, unless it follows from another. Its offsets count from `shift`."""
        if mistake.code is not FOLLOW_UP.code:
            self.note(self.placed(scalar, mistake, shift))

    def placed(self, scalar: Scalar, mistake: Mistake, shift: int = 0) -> Diagnostic:
        """Return a mistake inside a scalar as a diagnostic, without noting it."""
        place = place_in(self.file, scalar, mistake.start + shift)
        length = max(1, mistake.end - mistake.start)
        hint = mistake.hint or ("name what the story has" if mistake.code is FUNCTION else "")
        fix = guessed_fix(self.file, scalar, hint, mistake.start + shift, mistake.end + shift)
        return complain(mistake.code, place, mistake.message, hint, length, (), fix)

    def note(self, problem: Diagnostic) -> None:
        """Note a diagnostic. Raises `TooManyMistakesError` if it is the last mistake that is reported."""
        self.diagnostics.append(problem)
        if problem.severity == "error" and len(self.diagnostics) >= MOST_PROBLEMS:
            message = "there are too many mistakes: the rest is not checked"
            self.diagnostics.append(complain(TOO_MUCH, problem.place, message, CORRECT_FIRST))
            raise TooManyMistakesError

    def use(self, kind: str, name: str, at: Scalar, role: Role = "used") -> None:
        """Record that a scalar is a name, if there is a log of uses."""
        if self.log is not None:
            self.log.note(self.file, at, kind, name, role)

    def use_parts(self, scalar: Scalar, parts: Iterable[NamePart], shift: int = 0) -> None:
        """Record names in a scalar, if there is a log of uses. Their offsets count from `shift`."""
        if self.log is not None:
            self.log.note_parts(self.file, scalar, shift, parts)

    def name(self, scalar: Scalar, what: str, alone: bool = True) -> bool:
        """Return whether this can be a name, after noting it if not.

        A name that never occurs `alone` may be a word of the language.
        """
        before, colon, after = scalar.value.partition(":")
        if colon and not scalar.style and is_name(before) and after:
            at = Scalar(":", scalar.line, scalar.column + len(before))
            spaced = Guess(f"write `{before}: {after}`", ":", ": ")
            self.complain(BAD_NAME, at, "a space is missing after this colon", spaced)
            return False
        if unseen := unseen_in(scalar.value):
            message = f"`{scalar.value}` cannot name {what}: it contains {unseen}, a character that cannot be seen"
            self.complain(BAD_NAME, scalar, message, "type the name again, without it")
            return False
        if not is_name(scalar.value):
            slug = re.sub(r"\W+", "_", scalar.value).strip("_")
            hint = f"{NAME_HINT}, such as `{slug}`" if is_name(slug) and len(slug) <= _LONGEST else NAME_HINT
            before, sign, after = scalar.value.partition(" = ")
            hint = f"write `{before}: {after}`" if sign and is_name(before) and not scalar.style else hint
            self.complain(BAD_NAME, scalar, f"`{scalar.value}` cannot name {what}", hint)
            return False
        if len(scalar.value) > LONGEST_NAME:
            message = f"a name of {len(scalar.value):,} characters is too long for {what}"
            self.complain(BAD_NAME, scalar, message, f"shorten it to {LONGEST_NAME:,} characters or fewer")
            return False
        if alone and scalar.value in RESERVED_WORDS:
            self.complain(RESERVED, scalar, f"`{scalar.value}` means something else here", "choose another name")
            return False
        return True

    def duplicate(self, scalar: Scalar, what: str, first: Place, hint: str = "") -> None:
        message = f"there are two {what} named `{scalar.value}`"
        self.complain(DUPLICATE, scalar, message, hint or "rename one of the two", (first, "first declared here"))

    def wrong_shape(self, at: Located, message: str, hint: str = "", otherwise: str = "") -> None:
        """Note a value of another shape than is needed.

        Without a `hint`, it is about brackets that begin a text, and `otherwise` about a value without them.
        """
        if not hint:
            sign = line_at(self.file.text, at.line)[at.column - 1 : at.column]
            is_text = not isinstance(at, Scalar) and sign in ("{", "[")
            hint = (
                "text that begins with `{` or `[` needs quotes, or `|` and a line of its own" if is_text else otherwise
            )
        self.complain(SHAPE, at, message, hint)


def is_name(text: str) -> bool:
    """Return whether a text has the form of a name. It may still be a word of the language."""
    return _NAME.match(text) is not None
