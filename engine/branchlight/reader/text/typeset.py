"""Typesetting of a turn: its blocks, in order, with their words."""

from collections.abc import Iterable, Mapping, Set

from branchlight.model.story import Voice
from branchlight.play.cues import cue_words
from branchlight.play.reading import shown
from branchlight.play.turn import Choice, Passage, Question, Run, Setting, Turn
from branchlight.reader.text.blocks import Block, TextSpan
from branchlight.reader.wording import page_words
from branchlight.source.characters import visible
from branchlight.source.named_tuple import NamedTuple

CHOICE_INDENT = 4
TAKEN_INDENT = 2
BEFORE = "\u00a0✓"
"""The mark of a choice that was taken before."""

# Keys of lines that are not choices of the story. No choice has such a name.
AGAIN, BACK, LEAVE, TURN = "@again", "@back", "@leave", "@turn "


class TurnText(NamedTuple):
    """The text of a turn: its blocks, the setting of each, and the seconds of silence at its end."""

    blocks: list[Block]
    settings: list[Setting | None]
    rest: float


def set_passages(
    turn: Turn, veils: frozenset[str], before: Setting | None, fresh: frozenset[int] = frozenset()
) -> TurnText:
    """Return the text of a turn.

    `before` is the setting when the turn began, or None on the first turn. `fresh` contains the numbers of the passages
    that the reader has never read.
    """
    blocks: list[Block] = []
    settings: list[Setting | None] = []
    coming, rest = before, 0.0
    for number, passage in enumerate(turn.passages):
        if not shown(passage, veils):
            continue
        if passage.kind == "pause":
            rest += passage.seconds
        elif passage.kind == "setting":
            coming = passage.setting
        elif (block := _set_passage(passage, turn.story.voices)) is not None:
            # A place is announced where its text begins; a place without text is not.
            head = _set_setting(coming, before)
            block = block._replace(passage=number)
            for each in (head, block) if head is not None else (block,):
                blocks.append(each._replace(rest=each.rest + rest, fresh=number in fresh))
                settings.append(coming)
                rest = 0.0
            before = coming
    if turn.choices or turn.question is not None:
        head = _set_setting(coming, before)
        blocks += [head] if head is not None else []
        settings += [coming] if head is not None else []
    return TurnText(blocks, settings, rest)


def set_offer(turn: Turn, rest: float = 0.0, found: str = "", taken: Set[str] = frozenset()) -> list[Block]:
    """Return the blocks at the end of a turn: its choices, its question, its ending, or a notice that it is stuck.

    `rest` is the silence at the end of its text, in seconds. `found` is a sentence that an ending shows: how many
    endings the reader has found. `taken` are the ids of choices that get the mark of those taken before.
    """
    first, *others = _set_end(turn, found, taken)
    return [first._replace(rest=first.rest + rest), *others]


def set_taken(label: str, number: int) -> Block:
    """Return the line that records decision `number` in the text. Picking it leads back there."""
    return Block("taken", visible(label), indent=TAKEN_INDENT, mark="›", key=f"{TURN}{number}")


def _set_end(turn: Turn, found: str, taken: Set[str]) -> list[Block]:
    """Return the blocks of the end. A turn that is stuck shows its closed choices before the ways back."""
    if turn.ending is not None:
        return [
            Block("ending", visible(turn.ending.title) or page_words.THE_END, rest=1.0),
            *_found(found),
            *_afterwards(),
        ]
    if turn.question is not None:
        return [Block("question", visible(asked(turn.question)))]
    numbers = iter(range(1, len(turn.choices) + 1))
    indent = CHOICE_INDENT - 1 + len(str(sum(choice.open for choice in turn.choices)))
    choices = [_set_choice(choice, str(next(numbers)) if choice.open else "", indent) for choice in turn.choices]
    choices = [_set_before(block) if block.key in taken else block for block in choices]
    if turn.halted:
        return [*choices, Block("notice", page_words.HALTED[turn.halted], rest=0.5), *_afterwards()]
    return choices


def asked(question: Question) -> str:
    """Return the words of a question, with the range of a number."""
    label = question.label or page_words.YOUR_ANSWER
    return page_words.asked(label, question.low, question.high) if question.kind == "number" else label


def _afterwards() -> list[Block]:
    rows = (
        ("1", page_words.STEP_BACK, BACK),
        ("2", page_words.BEGIN_AGAIN, AGAIN),
        ("3", page_words.CLOSE_BOOK, LEAVE),
    )
    return [Block("choice", words, indent=CHOICE_INDENT, mark=mark, key=key) for mark, words, key in rows]


def _found(words: str) -> list[Block]:
    return [Block("notice", words)] if words else []


def _set_setting(setting: Setting | None, before: Setting | None) -> Block | None:
    if setting is None:
        return None
    if before is None or before.scene != setting.scene:
        title = visible(setting.title)
        return Block("heading", title) if title else (Block("break", "") if before is not None else None)
    if before.pov != setting.pov and setting.pov:
        return Block("place", visible(setting.pov))
    return None


def _set_passage(passage: Passage, voices: Mapping[str, Voice]) -> Block | None:
    if passage.kind == "break":
        return Block("break", "")
    if passage.kind == "cue":
        return Block("cue", visible(cue_words(passage.name)), name=passage.name, rest=0.4)
    text, spans = _set_runs(passage.runs)
    if not text:
        return None
    if passage.kind == "voice":
        voice = voices.get(passage.name)
        return Block("voice", text, spans, passage.name, indent=min(voice.indent, 12) if voice else 0)
    return Block("paragraph", text, spans)


def _set_choice(choice: Choice, mark: str, indent: int) -> Block:
    label, spans = _set_runs(choice.label)
    if choice.open:
        return Block("choice", label, spans, indent=indent, mark=mark, key=choice.id)
    reason, _ = _set_runs(choice.reason)
    if reason:
        spans = (*spans, TextSpan(len(label), len(label) + len(reason) + 3, "reason"))
        label = f"{label} — {reason}"
    return Block("locked", label, spans, indent=indent, mark="·")


def _set_before(block: Block) -> Block:
    """Return a choice with the mark of those taken before, which no line break parts from its last word."""
    end = len(block.text)
    return block._replace(
        text=f"{block.text}{BEFORE}", spans=(*block.spans, TextSpan(end, end + len(BEFORE), "before"))
    )


def _set_runs(runs: Iterable[Run]) -> tuple[str, tuple[TextSpan, ...]]:
    text = ""
    spans: list[TextSpan] = []
    for run in runs:
        words = visible(run.text)
        if run.style and words:
            spans.append(TextSpan(len(text), len(text) + len(words), run.style))
        text += words
    return text, tuple(spans)


def set_prose(text: str) -> list[Block]:
    """Return the paragraphs of plain text such as a blurb, which empty lines separate."""
    paragraphs = (" ".join(visible(line) for line in part.split("\n")) for part in text.strip().split("\n\n"))
    return [Block("paragraph", words.strip()) for words in paragraphs if words.strip()]
