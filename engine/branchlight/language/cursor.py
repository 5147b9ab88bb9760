"""A cursor in a text: the position up to which it is parsed, and the mistakes that are found on the way."""

from typing import NoReturn

from branchlight.language.interpreter import Interpreter
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.source.diagnostic import Code


class Cursor:
    """The text of a prose, the parser's position in it, and the interpreter that notes mistakes and resolves names."""

    def __init__(self, text: str, interpreter: Interpreter) -> None:
        self.text = text
        self.interpreter = interpreter
        self.position = 0

    def fail(self, code: Code, message: str, start: int, end: int, hint: str) -> NoReturn:
        """Raise a mistake after which parsing cannot go on."""
        raise MistakeError(Mistake(code, message, start, end, hint))

    def note(self, code: Code, message: str, start: int, end: int, hint: str) -> None:
        """Note a mistake after which parsing can go on."""
        self.interpreter.complain(Mistake(code, message, start, end, hint))

    def note_if(self, mistake: Mistake | None) -> None:
        """Note a mistake, if there is one."""
        if mistake is not None:
            self.interpreter.complain(mistake)
