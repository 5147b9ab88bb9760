"""The parser: tokens to syntax, by precedence climbing (Pratt, "Top Down Operator Precedence", 1973).

From loosest to tightest: `a if test else b`, or, and, not, comparisons, + -, * // %, unary minus.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NoReturn

from branchlight.language.language_codes import SYNTAX, TOO_COMPLEX
from branchlight.language.lexer import ONE_A_LINE, POWERS, Token, tokens
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.syntax import Call, Literal, Name, Operation, Quantified, Statement, Syntax
from branchlight.language.types import HIGHEST
from branchlight.source import new

MAX_LENGTH = 2000
MAX_DEPTH = 60

_COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">=", "in", "not"))
_NOT = 3
_COMPARISON = 4
_BINARY = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "//": 6, "%": 6, **dict.fromkeys(_COMPARISONS, _COMPARISON)}
_UNARY = 7
_QUANTIFIED = ["name", "in", "name", ":"]
_TRUTHS = {"true": True, "false": False}
_MOST_DIGITS = len(str(HIGHEST))
_COMPARE = "to compare, write `==`"
_FORMAT = "a format comes last, after the whole value: `{price as money}`"
_PAIRS = {
    "**": POWERS,
    "=>": "write `>=`",
    "=<": "write `<=`",
    "<>": "to compare, write `!=`",
}
"""Hints for pairs of signs that mean something in other languages."""


@lru_cache(maxsize=8192)
def parse_expression(text: str) -> Syntax | Mistake:
    """Return the syntax of an expression, or the first mistake in it."""
    try:
        parser = _Parser(text)
        tree = parser.conditional()
        parser.finish()
    except MistakeError as error:
        return error.mistake
    return tree


@lru_cache(maxsize=8192)
def parse_statement(text: str) -> Statement | Mistake:
    """Return the syntax of a statement such as `trust += 1`, or the first mistake in it."""
    try:
        parser = _Parser(text)
        target, op = parser.next(), parser.next()
        if target.kind != "name":
            parser.fail(target, "a statement begins with the name of what it changes", "")
        if op.kind not in ("=", "+=", "-="):
            message = "a statement needs `=`, `+=` or `-=` here"
            parser.fail(op._replace(kind="?"), message, "to change state, write `=`" if op.kind == "==" else "")
        value = parser.conditional()
        if parser.peek() == ",":
            parser.fail(parser.next(), "`,` does not fit here", ONE_A_LINE)
        parser.finish()
    except MistakeError as error:
        return error.mistake
    return Statement(Name(target.text, target.start, target.end), op.text, value)


def forget_syntax() -> None:
    """Clear the cache of syntax. A compiled story needs only the typed expressions."""
    parse_expression.cache_clear()
    parse_statement.cache_clear()


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            message = f"the expression has {len(text):,} characters; the limit is {MAX_LENGTH:,}"
            raise MistakeError(Mistake(TOO_COMPLEX, message, 0, 1, "move parts of it into `formulas:`"))
        self.text = text
        self.tokens = tokens(text)
        self.position = 0
        self.depth = 0

    def next(self) -> Token:
        token = self.tokens[self.position]
        if token.kind != "end":
            self.position += 1
        return token

    def peek(self) -> str:
        return self.tokens[self.position].kind

    def take(self, kind: str, message: str) -> Token:
        token = self.next()
        if token.kind != kind:
            self.fail(token, message, _FORMAT if token.text == "as" else f"write `{kind}` here")
        return token

    def finish(self) -> None:
        token = self.tokens[self.position]
        if token.kind != "end":
            self.misfit(token)

    def misfit(self, token: Token) -> NoReturn:
        """Raise the mistake for a token that does not fit here, with a hint about its purpose."""
        at = self.tokens.index(token)
        around = [each.kind for each in self.tokens[max(0, at - 1) : at + 2]]
        pairs = (_PAIRS.get(one + two, "") for one, two in pairwise(around))
        hint = next(filter(None, pairs), "") or (_COMPARE if token.kind == "=" or token.text == "is" else "")
        if token.kind == "if":
            hint = "in a text, write `{condition: one | other}`; for a value, `one if condition else other`"
        elif token.text == "as":
            hint = _FORMAT
        elif token.text == "then":
            hint = "leave out `then`"
        elif at == 1 and self.tokens[0].text == "plural":
            hint = f"write the words for one and for several: `{{plural {token.text}: apple | apples}}`"
        elif token.kind == ")" and around[0] == "%":
            token, hint = self.tokens[at - 1], self.percent(at - 1)
        elif token.kind == ")":
            hint = "a `(` is missing, or this is one too many"
        if not hint and token.kind != "end":
            hint = "a sign is missing before it, or it is one too many"
        self.fail(token, f"`{token.text}` does not fit here", hint)

    def percent(self, at: int) -> str:
        """Return a hint for `chance(50%)`, whose percent sign is the token at `at`."""
        call = self.tokens[max(0, at - 3) : at]
        if [each.kind for each in call] == ["name", "(", "number"]:
            return f"write `{call[0].text}({call[2].text})`"
        return "leave out the `%`"

    def fail(self, token: Token, message: str, hint: str) -> NoReturn:
        if token.kind == "end":
            message = "the expression ends too early" if token.start else "there is no expression here"
            last = self.tokens[-2].text if len(self.tokens) > 1 else ""
            hint = hint or (f"something is missing after `{last}`" if last else "write one, such as `trust > 2`")
        raise MistakeError(Mistake(SYNTAX, message, token.start, max(token.end, token.start + 1), hint))

    def deeper(self, token_start: int) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"the expression is nested deeper than {MAX_DEPTH}"
            raise MistakeError(Mistake(TOO_COMPLEX, message, token_start, token_start + 1, "use `formulas:` for parts"))

    def conditional(self) -> Syntax:
        then = self.operation(0)
        if self.peek() != "if":
            return then
        opening = self.next()
        self.deeper(opening.start)
        test = self.operation(0)
        if self.peek() != "else":
            at = opening if self.peek() == "end" else self.next()
            self.fail(at, "`if` here needs an `else`", "write `a if test else b`")
        self.next()
        other = self.conditional()
        self.depth -= 1
        return Operation("if", (test, then, other), then.start, other.end)

    def operation(self, floor: int) -> Syntax:
        """Parse an operand and all operators after it that bind more tightly than `floor`."""
        left, grown = self.operand(), 0
        while True:
            token = self.tokens[self.position]
            power = _BINARY.get(token.kind, 0)
            if power <= floor:
                self.depth -= grown
                return left
            self.deeper(token.start)
            grown += 1
            if power == _COMPARISON:
                left = self.comparison(left)
            else:
                self.position += 1
                left = _joined(token.kind, left, self.operation(power))

    def comparison(self, first: Syntax) -> Syntax:
        """Parse one comparison, or a chain of them, which means that each holds."""
        parts: list[Syntax] = []
        left = first
        while self.peek() in _COMPARISONS:
            token = self.next()
            negated = token.kind == "not"
            if negated:
                token = self.take("in", "`not` here must be `not in`")
            right = self.operation(_COMPARISON)
            part: Syntax = new(Operation, (token.kind, (left, right), left.start, right.end))
            parts.append(Operation("not", (part,), left.start, right.end) if negated else part)
            left = right
        return parts[0] if len(parts) == 1 else Operation("chain", tuple(parts), first.start, left.end)

    def operand(self) -> Syntax:
        token = self.next()
        if token.kind == "name":
            if token.text in _TRUTHS:
                return Literal(_TRUTHS[token.text], token.start, token.end)
            return self.call(token) if self.peek() == "(" else new(Name, token[1:])
        if token.kind == "number":
            return self.number(token)
        if token.kind == "text":
            value = token.text[1:-1].replace("\\" + token.text[0], token.text[0]).replace("\\\\", "\\")
            return Literal(value, token.start, token.end)
        self.deeper(token.start)
        inner: Syntax
        if token.kind == "(":
            inner = self.conditional()
            _close(self, token)
        elif token.kind in ("not", "-"):
            operand = self.operation(_NOT if token.kind == "not" else _UNARY)
            inner = Operation("neg" if token.kind == "-" else "not", (operand,), token.start, operand.end)
        else:
            self.misfit(token)
        self.depth -= 1
        return inner

    def number(self, token: Token) -> Literal:
        value = int(token.text) if len(token.text) <= _MOST_DIGITS else HIGHEST + 1
        if value > HIGHEST:
            message, hint = f"the largest number is {HIGHEST:,}", "write a smaller one"
            raise MistakeError(Mistake(TOO_COMPLEX, message, token.start, token.end, hint))
        return new(Literal, (value, token.start, token.end))

    def call(self, name: Token) -> Call | Quantified:
        opening = self.next()
        self.deeper(opening.start)
        if [each.kind for each in self.tokens[self.position : self.position + 4]] == _QUANTIFIED:
            return _quantified(self, name, opening)
        args: list[Syntax] = []
        while self.peek() != ")":
            args.append(self.conditional())
            if self.peek() != ",":
                break
            self.next()
        close = _close(self, opening, f"a `)` is missing after the arguments of `{name.text}`")
        self.depth -= 1
        return Call(name.text, tuple(args), name.start, close.end)


def _quantified(parser: _Parser, kind: Token, opening: Token) -> Quantified:
    """Parse the rest of `any(c in cast: test)`."""
    name, _, group, _ = [parser.next() for _ in _QUANTIFIED]
    test = parser.conditional()
    close = _close(parser, opening)
    parser.depth -= 1
    return Quantified(kind.text, Name(*name[1:]), Name(*group[1:]), test, kind.start, close.end)


def _close(parser: _Parser, opening: Token, message: str = "a `)` is missing") -> Token:
    """Take the `)` of an opening parenthesis."""
    if parser.peek() == "end":
        mistake = Mistake(SYNTAX, "this `(` is never closed", opening.start, opening.end, "close it with `)`")
        raise MistakeError(mistake)
    return parser.take(")", message)


def _joined(op: str, left: Syntax, right: Syntax) -> Operation:
    """Return `and` or `or` with all terms in one operation, so that a long sequence is not a deep tree."""
    if op in ("and", "or") and isinstance(left, Operation) and left.op == op:
        return Operation(op, (*left.args, right), left.start, right.end)
    return new(Operation, (op, (left, right), left.start, right.end))
