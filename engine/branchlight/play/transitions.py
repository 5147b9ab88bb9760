"""The two functions of playing, `start` and `choose`, and `resume` for a state that was kept."""

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.answers import ChoiceError, question_of
from branchlight.play.compiled_story import CompiledStory, node_of
from branchlight.play.dice import MASK
from branchlight.play.joining import joined
from branchlight.play.turn import Choice, Gauge, Setting, Turn, new, words
from branchlight.play.turn_in_progress import MOST_TURNS, TurnInProgress
from branchlight.play.varying import Draw

_MOST_KEPT = 8
_programs: dict[int, CompiledStory] = {}


def start(story: Story, seed: int, draw: Draw | None = None) -> Turn:
    """Return the first turn of a session.

    Arguments:
        story: the story to play.
        seed: any whole number, of which the lowest 32 bits count. Equal seeds and answers give equal turns.
        draw: replaces the dice. It takes a number of sides and returns a number from 0 to `sides` - 1.

    Example:
        >>> from branchlight import read_story, start
        >>> turn = start(read_story("tower.yaml"), seed=1)
        >>> [choice.id for choice in turn.choices if choice.open]
        ['pour']
    """
    program = program_of(story)
    values = tuple([slot.start for slot in story.slots])
    state = State(story.start, "choosing", values, (), seed & MASK, 0)
    course = TurnInProgress(program, state, None, 0, draw)
    return _played(program, course, story.start)


def choose(turn: Turn, answer: Choice | str, draw: Draw | None = None) -> Turn:
    """Return the turn that a decision leads to. The earlier turn stays valid: keep it to go back.

    Arguments:
        turn: the turn to decide.
        answer: a choice of the turn, its id, or a text if the turn asks a question. A choice is compared by its id, so
            one of an equal turn works too. A text loses control characters and line breaks, and is cut to
            `turn.question.length` characters. A text that shows nothing is kept as an empty one. If the question is for
            a number, the text must be one that it takes: "7", "+7" and " 07 " are the same.
        draw: replaces the dice, as in `start`.

    Raises:
        ChoiceError: the choice is locked or not on offer, the session is over, the turn asks a question and the
            answer is a choice, or it asks for a number and gets none. The message says which.

    Example:
        >>> from branchlight import choose, read_story, start
        >>> turn = start(read_story("tower.yaml"), seed=1)
        >>> choose(turn, "light")
        Traceback (most recent call last):
        branchlight.play.answers.ChoiceError: the choice 'light' is not open: There is not enough oil.
        >>> turn = choose(choose(turn, "pour"), "light")
        >>> turn.question
        Question(label='Who lit the lamp', length=20, kind='text', low=0, high=0)
        >>> choose(turn, "Ada").ending
        Ending(name='ship', title='A ship turns')
    """
    program = program_of(turn.story)
    after = turn.after
    course = TurnInProgress(program, after, turn.setting, min(after.turns + 1, MOST_TURNS), draw)
    name: str | None
    if turn.question is not None:
        if not isinstance(answer, str):
            raise ChoiceError("the turn asks a question; answer it with a text")
        name = program.answer(course, after.place, answer)
    else:
        choice = _taken(turn, answer)
        name = choice.name
        if "." in choice.id:  # a storylet, which has the full name of its node
            name = choice.id
            program.decide(course, after.place, name)
    return _played(program, course, name)


def resume(story: Story, state: State, draw: Draw | None = None) -> Turn:
    """Return the turn of a state: the same choices again, without the passages that led there.

    If an edited story opens none of these choices, the turn goes on to the next place, with the passages on the way.
    A turn that was stuck goes on if an edited story opens a choice or a way out.

    Arguments:
        story: the story that the state belongs to.
        state: `turn.state` of an earlier turn, or a state from `state_from_json`.
        draw: replaces the dice, as in `start`.

    Raises:
        ValueError: the place of the state is not in the story.

    Example:
        >>> from branchlight import choose, read_story, resume, start
        >>> story = read_story("tower.yaml")
        >>> turn = choose(start(story, seed=1), "pour")
        >>> resume(story, turn.state).choices == turn.choices
        True
    """
    program = program_of(story)
    try:
        setting = program.setting_at(state.place, state.stack)
    except (KeyError, ValueError):
        raise ValueError(f"the story has no place {state.place!r}") from None
    course = TurnInProgress(program, state, setting, state.turns, draw)
    if state.stage in {"choosing", "stuck"}:
        return _played(program, course, course.offer(program.bodies[state.place]))
    return _still(program, course, state)


def program_of(story: Story) -> CompiledStory:
    """Return a story compiled. The last few stories stay compiled, because compiling nodes is slow."""
    found = _programs.get(id(story))
    if found is None or found.story is not story:
        for oldest in list(_programs)[: 1 - _MOST_KEPT]:
            _programs.pop(oldest, None)  # another thread may have removed it
        found = _programs[id(story)] = CompiledStory(story)
    return found


def _taken(turn: Turn, answer: Choice | str) -> Choice:
    """Return the choice that an answer takes. Raises `ChoiceError` if the turn does not take it."""
    wanted = answer if isinstance(answer, str) else answer.id
    for choice in turn.choices:
        if choice is answer or choice.id == wanted:
            if not choice.open:
                raise ChoiceError(f"the choice {wanted!r} is not open: {words(choice.reason)}")
            return choice
    raise ChoiceError(f"there is no choice {wanted!r}; on offer: {', '.join(c.id for c in turn.choices) or 'nothing'}")


def _played(program: CompiledStory, course: TurnInProgress, name: str | None) -> Turn:
    """Run from the body `name` to the next decision, and return the turn."""
    course.run(name)
    after = course.state()
    return _turn(program, course, course.frozen or after, after)


def _still(program: CompiledStory, course: TurnInProgress, state: State) -> Turn:
    """Return the turn of a state without choices: a question, an ending, or a runaway."""
    course.place, course.stage = state.place, state.stage
    body = program.body(state.place)
    if state.stage == "asking" and body.ask is not None:
        course.question = question_of(body.ask)
    elif state.stage == "ended" and body.ending:
        course.end(state.place, body.ending)
    elif state.stage == "runaway":
        course.halted = state.stage
    return _turn(program, course, state, state)


def _turn(program: CompiledStory, course: TurnInProgress, state: State, after: State) -> Turn:
    setting = course.setting or Setting("", "", "", "")
    gauges: tuple[Gauge, ...] = ()
    if program.has_gauges:
        gauges = program.gauges(after.values, after.turns, program.numbers[node_of(after.place)])
    told = joined(course.passages, course.seams) if program.story.glued else tuple(course.passages)
    choices, question = course.choices, course.question
    return new(
        Turn,
        (program.story, state, after, told, choices, question, course.ending, course.halted, setting, gauges),
    )
