"""Scalars to expressions, statements and prose, with every mistake placed in its file."""

from branchlight.compiler.marked_facts import mark_fact
from branchlight.compiler.named_parts import noted_parts
from branchlight.compiler.names import Names, View
from branchlight.compiler.problems import Problems
from branchlight.compiler.understood import Assignments, Memory, Understood
from branchlight.compiler.use_log import NamePart
from branchlight.language.checker import check_expression
from branchlight.language.expression import Expression
from branchlight.language.foreign_signs import foreign_signs, may_have_signs
from branchlight.language.glue import glue_in_line, has_glue
from branchlight.language.habits import reversed_signs
from branchlight.language.language_codes import FOREIGN, ONE_LINE
from branchlight.language.markup import only_words, parse_line, parse_prose
from branchlight.language.mistake import Mistake
from branchlight.language.odd_assignments import odd_assignment
from branchlight.language.parser import parse_expression, parse_statement
from branchlight.language.prose import NO_SLOT, Direction, Open, Pieces, is_one_line
from branchlight.language.scope import Typed
from branchlight.language.statement_checker import Changes, check_statement
from branchlight.language.types import TRUTH, Type
from branchlight.model.statements import Assign
from branchlight.model.story import Condition
from branchlight.source import new
from branchlight.source.located import Scalar
from branchlight.source.place_in import place_in
from branchlight.source.prose_traps import cut_short, prose_traps

_NOTED = {"tells": "fact", "needs": "fact"}


class Understanding:
    """The parser and checker of the texts of one scene in one file. `shared` is the cache of the whole story."""

    def __init__(self, problems: Problems, names: Names, scene: str, shared: Memory) -> None:
        self.problems = problems
        self.names = names
        self.view = View(names, scene)
        self.shared = shared
        self.own = Memory()
        self.of_node = Memory()
        self.conditions: list[Condition] = []

    def condition(self, scalar: Scalar | None, of: str) -> Expression | None:
        """Return the condition in a scalar; None if it is missing or mistaken. `of` is what depends on it."""
        if scalar is None:
            return None
        text, offset = scalar.value.strip(), _indent(scalar.value)
        typed = self.expression(scalar, text, offset, TRUTH)
        if typed is None:
            return None
        self.remember(of, text, scalar, offset)
        return typed.expression

    def remember(self, of: str, text: str, scalar: Scalar, offset: int) -> None:
        """Record a condition as it is written, for the rules that quote it."""
        self.conditions.append(new(Condition, (of, text, place_in(self.problems.file, scalar, offset))))

    def taken(self) -> tuple[Condition, ...]:
        """Return the conditions since the previous call."""
        found = tuple(self.conditions)
        self.conditions = []
        return found

    def expression(self, scalar: Scalar, text: str, offset: int, expected: Type | None) -> Typed | None:
        """Return the expression that begins `offset` characters into a scalar."""
        found = self.checked(text, expected)
        if isinstance(found, Mistake):
            from branchlight.language.corrections import corrected_expression  # late, because few stories need it

            found = corrected_expression(found, text, self.view, lambda guess: self.checked(guess, expected))
            self.problems.mistake(scalar, found, offset)
            return None
        self.log(scalar, text if expected is TRUTH else (text, expected), offset)
        if found.parts > len(text):
            self.count(scalar, text, offset, found.parts)
        return found

    def log(self, scalar: Scalar, key: str | tuple[str, Type | None], offset: int) -> None:
        """Record the names in an expression or statement that begins `offset` characters into a scalar."""
        if self.problems.log is not None:
            memories = (self.shared, self.own, self.of_node)
            self.problems.use_parts(
                scalar, next((each.noted[key] for each in memories if key in each.noted), ()), offset
            )

    def checked(self, text: str, expected: Type | None) -> Typed | Mistake:
        """Return an expression, or the mistake in it, which is not noted."""
        key = text if expected is TRUTH else (text, expected)
        found = self.shared.expressions.get(key) or self.own.expressions.get(key) or self.of_node.expressions.get(key)
        if found is None:
            _begin(self.view, self.problems.log is not None)
            syntax = parse_expression(text)
            found = syntax if isinstance(syntax, Mistake) else check_expression(syntax, self.view, expected)
            self.memory().expressions[key] = found
            if self.view.noted is not None:
                self.memory().noted[key] = noted_parts(self.view)
        return found

    def count(self, scalar: Scalar, text: str, offset: int, parts: int) -> None:
        """Count the parts of an expression that enters the story, and note when there are too many."""
        too_much = self.names.too_much(parts, text)
        if too_much is not None:
            self.problems.mistake(scalar, too_much, offset)

    def memory(self) -> Memory:
        """Return the cache for the latest result.

        The name of a node or choice is valid in this scene alone, and that of a parameter in its node.
        """
        if self.view.depends_on_node:
            return self.of_node
        return self.own if self.view.depends_on_scene else self.shared

    def assignments(self, scalar: Scalar) -> Assignments | Mistake:
        """Return the assignments in a scalar, or what is wrong with it."""
        text = scalar.value.strip()
        found = self.shared.statements.get(text) or self.own.statements.get(text) or self.of_node.statements.get(text)
        if found is None:
            _begin(self.view, self.problems.log is not None)
            found = self.statement(text)
            self.memory().statements[text] = found
            if self.view.noted is not None:
                self.memory().noted[f";{text}"] = noted_parts(self.view)
        if isinstance(found, Mistake):
            return found
        self.log(scalar, f";{text}", _indent(scalar.value))
        if found.slip is not None:
            self.problems.mistake(scalar, found.slip, _indent(scalar.value))
        if found.parts > len(text):
            self.count(scalar, text, _indent(scalar.value), found.parts)
        return found.assignments

    def statement(self, text: str) -> Understood | Mistake:
        found = self.changed(text)
        if isinstance(found, Mistake):
            from branchlight.language.corrections import corrected_statement

            return corrected_statement(found, text, self.view, self.changed)
        assigns = tuple([Assign(slot, value.expression) for slot, value in found.each])
        slip = (reversed_signs(text) if "=-" in text else None) or odd_assignment(text, self.view)
        return Understood(Assignments(found.which, assigns), sum([value.parts for _, value in found.each]), slip)

    def changed(self, text: str) -> Changes | Mistake:
        """Return what a statement changes, or the mistake in it."""
        syntax = parse_statement(text)
        return syntax if isinstance(syntax, Mistake) else check_statement(syntax, self.view)

    def prose(self, scalar: Scalar | None, body: str, part: str = "") -> Pieces:
        """Return the prose of a body. `part` distinguishes several texts of one body ("veiled", "label" ...)."""
        if scalar is None:
            return ()
        if scalar.style != "|":
            self.problems.diagnostics.extend(prose_traps(self.problems.file, scalar))
        interpreter = _Interpreter(self, scalar, body, part)
        pieces = parse_prose(scalar.value, interpreter)
        self.names.glued = self.names.glued or has_glue(scalar.value, pieces)
        interpreter.warn(scalar.value)
        return pieces

    def line(self, scalar: Scalar | None, body: str, part: str) -> Pieces:
        """Return a label or a reason: prose in one line."""
        if scalar is None:
            return ()
        if not scalar.style:
            self.cut_short(scalar)
        words = only_words(scalar.value)
        if words is not None and not may_have_signs(scalar.value, part == "label"):
            return words
        interpreter = _Interpreter(self, scalar, body, part)
        pieces = parse_line(scalar.value, interpreter) if words is None else words
        interpreter.warn(scalar.value)
        glue = glue_in_line(scalar.value, pieces)
        if glue is not None:
            self.problems.mistake(scalar, glue)
        elif not is_one_line(pieces):
            message = "this must be one paragraph, without a voice or stage direction"
            hint = "write it on one line; what follows the choice belongs under its `text:`"
            self.problems.mistake(scalar, Mistake(ONE_LINE, message, 0, 1, hint))
            return tuple([piece for piece in pieces if not isinstance(piece, Open | Direction)])
        return pieces

    def cut_short(self, scalar: Scalar) -> bool:
        """Return whether YAML took the end of a text for a comment, after noting that."""
        problem = cut_short(self.problems.file, scalar)
        if problem is not None:
            self.problems.note(problem)
        return problem is not None


class _Interpreter:
    """The interpreter of the braces in one scalar; see `branchlight.language.interpreter.Interpreter`."""

    def __init__(self, understanding: Understanding, scalar: Scalar, body: str, part: str) -> None:
        self.understanding = understanding
        self.scalar = scalar
        self.body = body
        self.part = part
        self.count = 0
        self.mistaken: set[int] = set()

    def warn(self, text: str) -> None:
        """Note signs of other languages, unless they are part of a mistake that was noted."""
        is_label = self.part == "label"
        if may_have_signs(text, is_label):
            for sign in foreign_signs(text, self, is_label):
                if sign.start not in self.mistaken:
                    self.complain(sign)

    def expression(self, text: str, offset: int, expected: Type | None) -> Typed | None:
        return self.understanding.expression(self.scalar, text, offset, expected)

    def condition(self, text: str, offset: int) -> Typed | Mistake:
        understanding = self.understanding
        found = understanding.checked(text, TRUTH)
        if not isinstance(found, Mistake):
            understanding.remember(self.name(), text, self.scalar, offset)
            understanding.log(self.scalar, text, offset)
            if found.parts > len(text):
                understanding.count(self.scalar, text, offset, found.parts)
        return found

    def mistake_in(self, text: str) -> Mistake | None:
        found = self.understanding.checked(text, TRUTH)
        return found if isinstance(found, Mistake) else None

    def declares(self, name: str) -> bool:
        return self.understanding.view.declares(name)

    def is_node(self, name: str) -> bool:
        return self.understanding.names.node(name, self.understanding.view.scene) is not None

    def is_voice(self, name: str) -> bool:
        known = name in self.understanding.names.voices
        if known:
            self.understanding.names.used.add(("voice", name))
        return known

    def voices(self) -> list[str]:
        names = self.understanding.names
        return names.patience.among(names.voices)

    def variant(self) -> str:
        self.count += 1
        return self.name()

    def name(self) -> str:
        """Return the name of the piece that was begun last."""
        return f"{self.body}~{self.part}{self.count}"

    def series(self, kind: str, options: int, text: str) -> int:
        if kind == "random":
            return NO_SLOT
        return self.understanding.names.text_slot(self.body, kind, options, text)

    def speak(self, written: str, start: int, end: int) -> None:
        names = self.understanding.names
        if not names.is_english:
            message = f"`{written}` follows the rules of English, but the story's `language:` is another"
            hint = "only English is known: write it out if its rules do not suit"
            mistake = Mistake(FOREIGN, message, start, end, hint)
            names.note_foreign(self.understanding.problems.placed(self.scalar, mistake))

    def note(self, kind: str, name: str, offset: int) -> None:
        problems = self.understanding.problems
        if kind in ("tells", "needs"):
            mark_fact(self.understanding.names, kind, name, place_in(problems.file, self.scalar, offset))
        if problems.log is not None:
            part = NamePart(_NOTED.get(kind, kind), name, offset, len(name))
            problems.log.note_parts(problems.file, self.scalar, 0, (part,), "declared" if kind == "tells" else "used")

    def complain(self, mistake: Mistake) -> None:
        self.mistaken.add(mistake.start)
        self.understanding.problems.mistake(self.scalar, mistake)


def _begin(view: View, logs: bool) -> None:
    """Begin to note what the next result depends on. With a log of uses, note the names too."""
    view.depends_on_scene = view.depends_on_node = False
    view.noted = [] if logs else None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
