"""The syntax of expressions: from text to nested tuples."""

import re
from typing import Any, TypeAlias

Syntax: TypeAlias = tuple[Any, ...]

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+)
        |(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
        |(?P<name>[^\W\d]\w*(?:\.\w+)*)
        |(?P<sign>==|!=|<=|>=|//|\+=|-=|[-+*%<>=(),:]))""",
    re.VERBOSE,
)
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
RESERVED = {"and", "or", "not", "if", "else", "in", "as", "true", "false", "back"}


def tokens_of(source: str) -> list[tuple[str, str]]:
    """Return the tokens of an expression, as pairs of sort and text."""
    found: list[tuple[str, str]] = []
    place, source = 0, source.rstrip()
    while place < len(source):
        match = TOKEN.match(source, place)
        if not match or not match.lastgroup:
            raise ValueError(f"cannot read {source[place:]!r} in {source!r}")
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


class Parser:
    """A reader of one expression; each method reads what binds at least as tightly as its name says."""

    def __init__(self, source: str) -> None:
        """Begin at the first token."""
        self.source = source
        self.tokens = tokens_of(source)
        self.place = 0

    def peek(self) -> str:
        """Return the text of the next token; nothing at the end, or if it is a quoted text."""
        if self.place == len(self.tokens):
            return ""
        sort, text = self.tokens[self.place]
        return "" if sort == "text" else text

    def take(self, wanted: str = "") -> tuple[str, str]:
        """Return the next token, and go on."""
        if self.place == len(self.tokens) or (wanted and self.peek() != wanted):
            raise ValueError(f"expected {wanted or 'more'} in {self.source!r}")
        self.place += 1
        return self.tokens[self.place - 1]

    def end(self) -> None:
        """Refuse what is left."""
        if self.place != len(self.tokens):
            raise ValueError(f"did not expect {self.tokens[self.place][1]!r} in {self.source!r}")

    def expression(self) -> Syntax:
        """Read `a if condition else b`."""
        value = self.either()
        if self.peek() != "if":
            return value
        self.take()
        condition = self.either()
        self.take("else")
        return ("if", condition, value, self.expression())

    def either(self) -> Syntax:
        """Read parts with `or` between them."""
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else ("or", parts)

    def both(self) -> Syntax:
        """Read parts with `and` between them."""
        parts = [self.negation()]
        while self.peek() == "and":
            self.take()
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else ("and", parts)

    def negation(self) -> Syntax:
        """Read `not`."""
        if self.peek() != "not":
            return self.comparison()
        self.take()
        return ("not", self.negation())

    def comparison(self) -> Syntax:
        """Read a chain of comparisons, or one `in`."""
        parts, signs = [self.sum()], []
        while self.peek() in (*COMPARISONS, "in"):
            signs.append(self.take()[1])
            parts.append(self.sum())
        if "in" in signs and len(signs) > 1:
            raise ValueError(f"a chain with `in`: {self.source!r}")
        if "in" in signs:
            return ("in", *parts)
        return ("compare", parts, signs) if signs else parts[0]

    def sum(self) -> Syntax:
        """Read `+` and `-`."""
        value = self.product()
        while self.peek() in ("+", "-"):
            value = ("sum", self.take()[1], value, self.product())
        return value

    def product(self) -> Syntax:
        """Read `*`, `//` and `%`."""
        value = self.negative()
        while self.peek() in ("*", "//", "%"):
            value = ("sum", self.take()[1], value, self.negative())
        return value

    def negative(self) -> Syntax:
        """Read a minus before a value."""
        if self.peek() != "-":
            return self.atom()
        self.take()
        return ("sum", "-", ("number", 0), self.negative())

    def atom(self) -> Syntax:
        """Read a literal, a name, a function, or an expression in parentheses."""
        sort, text = self.take()
        if sort == "number":
            return ("number", int(text))
        if sort == "text":
            return ("text", re.sub(r"\\(.)", r"\1", text[1:-1]))
        if text == "(":
            value = self.expression()
            self.take(")")
            return value
        if text in ("true", "false"):
            return ("bool", text == "true")
        if sort != "name" or text in RESERVED:
            raise ValueError(f"did not expect {text!r} in {self.source!r}")
        return self.function(text) if self.peek() == "(" else ("name", text)

    def function(self, name: str) -> Syntax:
        """Read the arguments of a function."""
        self.take("(")
        signs = [text for _, text in self.tokens[self.place + 1 : self.place + 4 : 2]]
        if name in ("any", "all", "count") and signs == ["in", ":"]:
            return self.members(name)
        arguments = [self.expression()]
        while self.peek() == ",":
            self.take()
            arguments.append(self.expression())
        self.take(")")
        return ("call", name, arguments)

    def members(self, name: str) -> Syntax:
        """Read what is asked of the members of a group."""
        member, _, group, _ = (self.take()[1] for _ in range(4))
        asked = self.expression()
        self.take(")")
        return ("members", name, member, group, asked)


def parse(source: str) -> Syntax:
    """Read a whole expression."""
    parser = Parser(source)
    syntax = parser.expression()
    parser.end()
    return syntax


def parse_shown(source: str) -> tuple[Syntax, list[str]]:
    """Read a value in braces, and the formats after `as`."""
    parser = Parser(source)
    syntax, formats = parser.expression(), []
    while parser.peek() == "as":
        parser.take()
        formats.append(parser.take()[1])
    parser.end()
    return syntax, formats


def parse_statement(source: str) -> tuple[str, str, Syntax]:
    """Read a name, `=`, `+=` or `-=`, and an expression."""
    parser = Parser(source)
    name, sign = parser.take()[1], parser.take()[1]
    syntax = parser.expression()
    parser.end()
    if sign not in ("=", "+=", "-="):
        raise ValueError(f"cannot read the statement {source!r}")
    return name, sign, syntax


def bare_words(syntax: Syntax) -> list[str]:
    """Return the words of which a value is chosen by conditions."""
    if syntax[0] == "name":
        return [syntax[1]]
    if syntax[0] == "if":
        return bare_words(syntax[2]) + bare_words(syntax[3])
    raise ValueError(f"cannot tell the kind of {syntax}")
