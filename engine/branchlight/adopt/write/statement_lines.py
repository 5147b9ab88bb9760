"""Statements as YAML."""

from collections.abc import Sequence

from branchlight.adopt.lower.blocks.ink_blocks import Change, ChangesIf, Statement
from branchlight.adopt.lower.ink_values import Value, negation
from branchlight.adopt.write.written_values import Expressions
from branchlight.adopt.write.yaml_text import fits, is_simple, scalar


class StatementWriter:
    """The writer of the statements and conditions of one scene."""

    def __init__(self, expressions: Expressions, scene: str) -> None:
        self._expressions = expressions
        self._scene = scene

    def test(self, value: Value) -> str:
        """Return a condition."""
        return scalar(self._expressions.code(value, self._scene), in_flow=True)

    def do(self, statements: Sequence[Statement], indent: int) -> list[str]:
        """Return the lines of the key `do`; none if there are no statements."""
        if not statements:
            return []
        pad = " " * indent
        if len(statements) == 1 and isinstance(statements[0], Change):
            return [f"{pad}do: {self._change(statements[0])}"]
        short = [self._change(each) for each in statements if isinstance(each, Change)]
        line = f"{pad}do: [{', '.join(short)}]"
        if len(short) == len(statements) and fits(line) and all(is_simple(each) for each in short):
            return [line]
        return [f"{pad}do:", *self._statements(statements, indent + 2)]

    def _statements(self, statements: Sequence[Statement], indent: int) -> list[str]:
        pad = " " * indent
        lines = []
        for each in statements:
            if isinstance(each, Change):
                lines.append(f"{pad}- {self._change(each)}")
            else:
                lines += self._conditional(each, indent)
        return lines

    def _conditional(self, changes: ChangesIf, indent: int) -> list[str]:
        pad = " " * indent
        condition, then, otherwise = changes.condition, changes.then, changes.otherwise
        if not then:
            condition, then, otherwise = negation(condition), otherwise, ()
        lines = [f"{pad}- if: {self.test(condition)}", *self.do(then, indent + 2)]
        if otherwise:
            other = self.do(otherwise, indent + 2)
            lines += [other[0].replace("do:", "else:", 1), *other[1:]]
        return lines

    def _change(self, change: Change) -> str:
        name = self._expressions.names[change.name]
        return scalar(f"{name} {change.op} {self._expressions.code(change.value, self._scene)}", in_flow=True)
