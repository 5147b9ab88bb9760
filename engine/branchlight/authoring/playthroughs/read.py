"""The parser of playthrough files. It reports mistakes, and names that the story no longer has, with their places."""

import re
from collections.abc import Iterable
from contextlib import suppress

from branchlight.analysis.story_names import StoryNames, understood
from branchlight.authoring.playthroughs.playthrough import Playthrough, PlaythroughStep
from branchlight.authoring.playthroughs.playthrough_codes import GONE, PLAYTHROUGH, STEP, STRAY_DRAW, TWICE
from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH as PLAYTHROUGH_KEYS
from branchlight.authoring.playthroughs.playthrough_keys import STEPS
from branchlight.compiler.fields import Fields
from branchlight.compiler.problems import Problems, TooManyMistakesError
from branchlight.language.mistake import Mistake
from branchlight.language.prose import Pieces, Words, is_fixed
from branchlight.model.story import Pool, Story, bodies_of, choices_of
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.did_you_mean import Patience, near
from branchlight.source.located import Located, Mapping, Scalar, SourceFile
from branchlight.source.reader import read_documents

KEYS = frozenset(PLAYTHROUGH_KEYS)
MOST_SEEDS = 0xFFFFFFFF
_ID = re.compile(r"[a-z_][a-z0-9_.]*")
_DRAW = re.compile(r"\d{1,5} of \d{1,5}")


def read_playthroughs(files: Iterable[SourceFile], story: Story) -> tuple[list[Playthrough], tuple[Diagnostic, ...]]:
    """Return the playthroughs in YAML files, and the mistakes. One with a mistake is left out."""
    diagnostics: list[Diagnostic] = []
    reader = _Reader(story, diagnostics)
    with suppress(TooManyMistakesError):
        for file in files:
            for document in read_documents(file, diagnostics):
                if document is not None:
                    reader.document(Problems(file, diagnostics), document)
    return reader.found, tuple(sorted(diagnostics, key=lambda problem: (problem.place, problem.code)))


class _Reader:
    def __init__(self, story: Story, diagnostics: list[Diagnostic]) -> None:
        self.story = story
        self.names = StoryNames(story)
        self.diagnostics = diagnostics
        self.found: list[Playthrough] = []
        self.choices = _Choices(story)
        self.patience = Patience()

    def document(self, problems: Problems, document: Located) -> None:
        before = len(self.diagnostics)
        if not isinstance(document, Mapping) or "playthrough" not in document.values:
            problems.complain(PLAYTHROUGH, document, "this is not a playthrough", "begin it with `playthrough: name`")
            return
        for key in document.values.keys() - KEYS:
            hint = near(key, sorted(KEYS)) or f"keys here: {', '.join(sorted(KEYS))}"
            problems.complain(PLAYTHROUGH, document.keys[key], f"`{key}` is not a key of a playthrough", hint)
        fields = Fields(problems, document._replace(values=_known(document)), KEYS, "a playthrough")
        name = fields.scalar("playthrough") or Scalar("", document.line, document.column)
        if not name.value:
            hint = "give it one, as in `playthrough: The short way`"
            problems.complain(PLAYTHROUGH, document, "the playthrough has no name", hint)
        for other in self.found:
            if other.name == name.value:
                first = (other.place, "first declared here")
                problems.complain(
                    TWICE, name, f"there are two playthroughs named `{name.value}`", "rename one of the two", first
                )
        veils = frozenset([self.veil(problems, scalar) for scalar in fields.words("veils")])
        seed = fields.whole("seed", 1, 0, MOST_SEEDS)
        steps = self.steps(problems, fields)
        if len(self.diagnostics) == before:
            self.found.append(Playthrough(name.value, seed, veils, steps, problems.place(name)))

    def veil(self, problems: Problems, scalar: Scalar) -> str:
        if scalar.value not in self.story.notes:
            hint = near(scalar.value, self.patience.among(self.story.notes)) or _GONE_ADVICE
            problems.complain(GONE, scalar, f"the story has no content note `{scalar.value}`", hint)
        return scalar.value

    def steps(self, problems: Problems, fields: Fields) -> tuple[PlaythroughStep, ...]:
        found: list[PlaythroughStep] = []
        for item in fields.items("steps"):
            step = self.step(problems, item)
            if step is None:
                continue
            if step.kind == "draw" and found and found[-1].kind not in ("choose", "answer", "draw"):
                hint = "draws come directly after their choice or answer, or at the beginning"
                problems.complain(STRAY_DRAW, item, "this draw belongs to no decision", hint)
            found.append(step)
        return tuple(found)

    def step(self, problems: Problems, item: Located) -> PlaythroughStep | None:
        if not isinstance(item, Mapping) or len(item.values) != 1:
            problems.complain(STEP, item, "a step has one key and its value, such as `- choose: name`", _ADVICE)
            return None
        ((kind, value),) = item.values.items()
        key = item.keys[kind]
        if kind not in STEPS:
            problems.complain(STEP, key, f"there is no step `{kind}`", near(kind, list(STEPS)) or _ADVICE)
            return None
        fields = Fields(problems, item, frozenset(STEPS), "a step")
        place = problems.place(key)
        if kind == "choices":
            words = fields.words(kind)
            for word in words:
                self.choice(problems, word)
            return PlaythroughStep("choices", "", place, tuple([word.value for word in words]))
        scalar = fields.scalar(kind)
        if scalar is None:
            if isinstance(value, Scalar):
                problems.complain(STEP, key, f"`{kind}` needs a value", f"write it after the colon: `{kind}: ...`")
            return None
        self.inspect(problems, kind, scalar)
        return PlaythroughStep(kind, scalar.value.strip(), place)  # type: ignore[arg-type]

    def inspect(self, problems: Problems, kind: str, scalar: Scalar) -> None:
        """Report what is wrong with the value of a step."""
        if kind == "choose":
            self.choice(problems, scalar)
        elif kind == "draw":
            which, _, sides = scalar.value.strip().partition(" of ")
            if not _DRAW.fullmatch(scalar.value.strip()) or not 1 <= int(which) <= int(sides):
                problems.complain(STEP, scalar, "this is not a draw", "write `2 of 6` for the second of six results")
        elif kind == "state":
            mistake = understood(scalar.value.strip(), self.names)
            if isinstance(mistake, Mistake):
                problems.mistake(scalar, mistake, len(scalar.value) - len(scalar.value.lstrip()))
        elif kind == "ending" and scalar.value not in self.story.endings:
            hint = near(scalar.value, self.patience.among(self.story.endings)) or _GONE_ADVICE
            problems.complain(GONE, scalar, f"the story has no ending `{scalar.value}`", hint)

    def choice(self, problems: Problems, scalar: Scalar) -> None:
        if not self.choices.may_name(scalar.value):
            hint = near(scalar.value, sorted(self.patience.among(self.choices.names))) or _GONE_ADVICE
            problems.complain(GONE, scalar, f"the story has no choice `{scalar.value}`", hint)


_ADVICE = f"steps: {', '.join(STEPS)}"
_GONE_ADVICE = "name what the story has now, or record the playthrough again"


def _known(document: Mapping) -> dict[str, Located]:
    return {key: value for key, value in document.values.items() if key in KEYS}


class _Choices:
    """All names of choices: ids, full names, labels, and former names. `offered` has the pools that each body offers.

    The choice of a storylet has the name of a body before its own.
    """

    def __init__(self, story: Story) -> None:
        self.nodes = story.nodes
        self.names: set[str] = set()
        self.offered: set[tuple[str, str]] = set()
        self.labels_vary = False
        for node in story.nodes.values():
            for choice in choices_of(node.body):
                self.names.update((choice.id, choice.name, *choice.was))
                self.label(choice.label)
            for body in bodies_of(node):
                self.offered.update([(body.name, offer.pool) for offer in body.offers if isinstance(offer, Pool)])
            if node.pool:
                self.names.add(node.name)
                self.label(node.label)
        self.names.update(story.renamed)

    def label(self, pieces: Pieces) -> None:
        if is_fixed(pieces):
            self.names.add(" ".join("".join([piece.text for piece in pieces if isinstance(piece, Words)]).split()))
        else:
            self.labels_vary = True

    def may_name(self, text: str) -> bool:
        """Return whether a text can name a choice. If labels vary, any text except a plain name may be one."""
        words = " ".join(text.split())
        return words in self.names or self.is_storylet(words) or (self.labels_vary and not _ID.fullmatch(words))

    def is_storylet(self, name: str) -> bool:
        """Return whether a body offers a storylet under this full name."""
        body, *own = name.rsplit(".", 2)
        node = self.nodes.get(".".join(own))
        return node is not None and (body, node.pool) in self.offered
