"""Random small stories in ink, to compare what is adopted from them with what inkjs plays."""

import random

_WORDS = ("lamp", "oil", "rope", "sea", "Ada", "night", "door", "hand")
_KNOTS = ("k1", "k2", "k3", "k4")
_DEEPEST = 2


def made_ink(seed: int) -> str:
    """Return the story with this number."""
    return _Maker(random.Random(seed)).story()


class _Maker:
    """Writes one story, line by line."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.knots = _KNOTS[: rng.randint(1, len(_KNOTS))]
        self.labels: list[str] = []
        self.words = 0

    def story(self) -> str:
        """Return the whole story."""
        head = ["VAR n = 0", "VAR t = true", 'VAR s = "calm"', f"VAR way = -> {self.rng.choice(self.knots)}"]
        start = self.rows(0, True) if self.chance(0.4) else []
        lines = [*head, *start, f"-> {self.rng.choice(self.knots)}"]
        for knot in self.knots:
            lines += [f"== {knot} ==", "~ n = n + 1", "{n > 9: -> END}", *self.rows(0, True), self.leave()]
        lines += ["== tun ==", self.text(), "~ t = not t", "->->"]
        if self.chance(0.5):
            lines[-1:] = ["* [Tunnel choice] " + self.word(), "+ Other tunnel choice", "- " + self.text(), "->->"]
        lines += ["== function f(x) ==", *self.function()]
        return "\n".join(lines) + "\n"

    def chance(self, odds: float) -> bool:
        """Return True that often."""
        return self.rng.random() < odds

    def word(self) -> str:
        """Return a word that does not occur twice."""
        self.words += 1
        return f"{self.rng.choice(_WORDS)}{self.words}"

    def rows(self, depth: int, may_leave: bool) -> list[str]:
        """Return some lines of a weave."""
        made: list[str] = []
        for _ in range(self.rng.randint(1, 4)):
            made += self.row(depth, may_leave)
        return made

    def row(self, depth: int, may_leave: bool) -> list[str]:
        """Return one statement, which may have several lines."""
        kind = self.rng.choices(
            ("text", "logic", "choices", "block", "tunnel", "call", "series"), (8, 3, 6, 3, 1, 1, 1)
        )[0]
        if kind == "choices" and depth < _DEEPEST:
            return self.choices(depth)
        if kind == "logic":
            return [f"~ {self.logic()}"]
        if kind == "block":
            return self.block(depth)
        if kind == "tunnel":
            return [f"{self.words_of_line() if self.chance(0.5) else ''}-> tun ->"]
        if kind == "call":
            return [self.rng.choice(("~ f(n)", "{f(2)}", "Called {f(n)} here.", "~ n = f(1)"))]
        if kind == "series":
            return self.series()
        return [self.text() + (f" {self.leave()}" if may_leave and self.chance(0.1) else "")]

    def choices(self, depth: int) -> list[str]:
        """Return some choices, and a gather for most."""
        sign = "*" * (depth + 1)
        made: list[str] = []
        for _ in range(self.rng.randint(1, 3)):
            bullet = sign if self.chance(0.6) else "+" * (depth + 1)
            made.append(f"{bullet} {self.label()}{self.condition()}{self.offer()}")
            if not made[-1].endswith(("END", "way")) and self.chance(0.6):
                made += self.rows(depth + 1, self.chance(0.3))
        if self.chance(0.15):
            made += [f"{sign} -> {self.rng.choice(self.knots)}"]
        if self.chance(0.85):
            made.append(f"{'-' * (depth + 1)} {self.label()}{self.text() if self.chance(0.8) else ''}")
        return made

    def label(self) -> str:
        """Return a label for some."""
        if not self.chance(0.2):
            return ""
        self.labels.append(f"l{len(self.labels)}")
        return f"({self.labels[-1]}) "

    def offer(self) -> str:
        """Return the words of a choice."""
        form = self.rng.choice(("{0}", "{0}[{1}]{2}", "[{1}]", "{0}[.] {2}", "[{1}] {2}", "{0}[{1}]"))
        words = form.format(self.word(), self.word(), self.word())
        return words + (f" {self.leave()}" if self.chance(0.25) else "")

    def condition(self) -> str:
        """Return a condition of a choice for some."""
        return f"{{{self.test()}}} " if self.chance(0.3) else ""

    def test(self) -> str:
        """Return a condition."""
        tests = [
            "t",
            "not t",
            f"n > {self.rng.randint(0, 6)}",
            "n mod 2 == 0",
            's == "calm"',
            self.rng.choice(self.knots),
        ]
        tests += [f"{self.rng.choice(self.knots)} > {self.rng.randint(1, 3)}", "tun", "not tun"]
        found = self.rng.choice(tests)
        return f"{found} {self.rng.choice(('and', 'or'))} {self.rng.choice(tests)}" if self.chance(0.2) else found

    def logic(self) -> str:
        """Return an assignment."""
        others = [
            "n = n + 1",
            "n++",
            "t = not t",
            's = "wild"',
            's = "calm"',
            f"way = -> {self.rng.choice(self.knots)}",
        ]
        return self.rng.choice([*others, f"t = {self.test()}", "n += 2"])

    def leave(self) -> str:
        """Return a divert."""
        others = ["-> END", "-> way", *(f"-> {knot}" for knot in self.knots)]
        return self.rng.choice(others)

    def text(self) -> str:
        """Return the words of a line, with glue at some edges."""
        front = "<> " if self.chance(0.06) else ""
        return front + self.words_of_line().rstrip() + (" <>" if self.chance(0.08) else "")

    def words_of_line(self) -> str:
        """Return words and braces."""
        parts = [self.brace(1) if self.chance(0.3) else self.word() for _ in range(self.rng.randint(1, 3))]
        return " ".join(parts) + " "

    def brace(self, depth: int) -> str:
        """Return braces on one line."""
        a, b = ((self.brace(depth + 1) if depth < 3 and self.chance(0.25) else self.word()) for _ in range(2))
        if self.chance(0.05):
            b = f"{b} {self.leave()}"
        forms = [
            f"{{{a}|{b}}}",
            f"{{&{a}|{b}}}",
            f"{{!{a}|{b}}}",
            f"{{{self.test()}: {a}|{b}}}",
            f"{{{self.test()}:{a}}}",
        ]
        forms += ["{n}", "{s}", f"{{{self.word()} {self.word()}||{b}}}", f"{{~{a}|{b}}}", "{RANDOM(1, 3)}", "{t: yes}"]
        return self.rng.choice(forms)

    def block(self, depth: int) -> list[str]:
        """Return a conditional over several lines."""
        shape = self.rng.randrange(3)
        if shape == 0:
            other = ["- else:", *self.branch(depth)] if self.chance(0.5) else []
            return [f"{{{self.test()}:", *self.branch(depth), *other, "}"]
        if shape == 1:
            return ["{n:", "- 1:", *self.branch(depth), "- 2: " + self.word(), "- else:", *self.branch(depth), "}"]
        return ["{", f"- {self.test()}:", *self.branch(depth), f"- {self.test()}: {self.word()}", "}"]

    def branch(self, depth: int) -> list[str]:
        """Return the lines of one branch. A choice in braces has to divert."""
        kind = self.rng.randrange(8)
        if kind == 0:
            return [f"* {self.word()} -> {self.rng.choice(self.knots)}"]
        if kind == 1:
            return [self.leave()]
        if kind == 2:
            return [f"~ {self.logic()}", self.text()]
        if kind == 3 and depth < _DEEPEST:
            return self.block(depth + 1)
        return [self.text() for _ in range(self.rng.randint(1, 2))]

    def series(self) -> list[str]:
        """Return alternatives over several lines."""
        kind = self.rng.choice(("stopping", "cycle", "once", "shuffle", "shuffle once"))
        return [f"{{{kind}:", *(f"- {self.text()}" for _ in range(self.rng.randint(2, 3))), "}"]

    def function(self) -> list[str]:
        """Return the lines of the function."""
        shape = self.rng.randrange(3)
        if shape == 0:
            return ["~ return x + 1"]
        if shape == 1:
            return [self.word(), "~ n = n + x", "~ return x"]
        return ["{x > 1:", "~ return 2", "}", "~ return x"]
