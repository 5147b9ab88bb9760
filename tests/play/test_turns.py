"""The order of events in a turn, and the memory in its state, tested with small stories."""

from branchlight import choose, load_text, resume, start
from branchlight.model.story import Story
from branchlight.play import Turn

HEAD = 'title: T\nstate:\n  n: {start: 0, min: 0, max: 99}\n  name: ""\nendings: {over: {title: Over}}\n---\n'
LAST = "---\nnode: last\ntext: The end.\nending: over\n"


def story(nodes: str) -> Story:
    loaded = load_text(HEAD + nodes + LAST)
    assert loaded.story is not None, [str(problem.place) + problem.message for problem in loaded.diagnostics]
    return loaded.story


def words(turn: Turn) -> list[str]:
    return [passage.text for passage in turn.passages if passage.text]


def ids(turn: Turn) -> list[str]:
    return [choice.id for choice in turn.choices if choice.open]


def test_do_comes_before_text_and_choice_before_node() -> None:
    turn = start(
        story("""
node: first
do: n += 1
text: First {n}.
choices:
  - label: On
    do: n += 10
    text: Choice {n}.
    go: second
---
node: second
do: n += 1
text: Second {n}.
go: last
"""),
        1,
    )
    assert words(turn) == ["First 1."]
    turn = choose(turn, "on")
    assert words(turn) == ["Choice 11.", "Second 12.", "The end."]
    assert turn.ending is not None and turn.ending.title == "Over"


def test_conditions_in_do_are_evaluated_once() -> None:
    nodes = """
node: first
do:
  - if: n > 0
    do:
      - n += 10
      - if: n > 20
        do: n = 50
    else: [n = 1, n += 1]
  - {if: n == 12, do: n = 0}
  - {if: n == 99, do: n = 0, else: {if: n > 40, do: n += 1}}
text: N {n}.
go:
  - {if: visits(first) > 3, to: last}
  - {to: wait}
---
node: wait
choices: [On: first]
"""
    turn = start(story(nodes), 1)
    said = [words(turn)]
    for _ in range(3):
        turn = choose(turn, "on")
        said.append(words(turn))
    assert said == [["N 2."], ["N 0."], ["N 2."], ["N 0.", "The end."]]


def test_condition_in_do_may_change_nothing() -> None:
    nodes = """
node: first
do:
  - {if: n > 0, do: [], else: [n = 1]}
  - {if: n > 0, do: []}
text: N {n}.
go: last
"""
    assert words(start(story(nodes), 1)) == ["N 1.", "The end."]


def test_nested_choices_take_the_nearest_way_out() -> None:
    nodes = """
node: first
choices:
  - label: Aside
    text: Aside.
    choices:
      - label: One
        text: One.
      - label: Two
        go: second
  - label: Deep
    choices:
      - label: Inner
        choices:
          - label: Innermost
            text: Innermost.
    go: second
go: third
---
node: second
text: Second.
go: last
---
node: third
text: Third.
go: last
"""
    first = start(story(nodes), 1)
    aside = choose(first, "aside")
    assert ids(aside) == ["one", "two"]
    assert aside.state.place == "main.first.aside"
    assert words(choose(aside, "one")) == ["One.", "Third.", "The end."]
    assert words(choose(aside, "two")) == ["Second.", "The end."]
    deep = choose(choose(choose(first, "deep"), "inner"), "innermost")
    assert words(deep) == ["Innermost.", "Second.", "The end."]


def test_ways_are_tried_in_their_order() -> None:
    nodes = "node: first\ngo:\n  - {to: last}\n  - {if: n == 0, to: never}\n---\nnode: never\ngo: first\n"
    assert start(story(nodes), 1).ending is not None


def test_the_way_out_is_taken_when_no_choice_is_open() -> None:
    nodes = """
node: first
choices:
  - label: Never
    if: n > 50
    go: last
  - label: Once
    once: true
    go: first
go:
  - {if: n > 50, to: last}
  - {to: second}
---
node: second
text: Second.
go: last
"""
    turn = start(story(nodes), 1)
    assert ids(turn) == ["once"]
    assert words(choose(turn, "once")) == ["Second.", "The end."]


def test_call_and_back() -> None:
    nodes = """
node: first
text: Before.
call: aside
choices:
  - label: Ask
    text: Asking.
    call: aside
go: last
---
node: aside
text: Aside.
choices:
  - label: Well
    go: back
"""
    turn = start(story(nodes), 1)
    assert words(turn) == ["Before.", "Aside."]
    assert turn.state.stack == ("main.first",)
    turn = choose(turn, "well")
    assert ids(turn) == ["ask"] and turn.state.stack == ()
    turn = choose(choose(turn, "ask"), "well")
    assert words(turn) == ["The end."]


def test_question_comes_between_text_and_choices() -> None:
    nodes = """
node: first
text: A desk.
ask: {into: name, label: Your name?, length: 5}
choices:
  - label: "I am {name}"
    id: i_am
    go: last
"""
    turn = start(story(nodes), 1)
    assert turn.question is not None and turn.question.label == "Your name?" and not turn.choices
    assert choose(turn, " Wil\x1b[31mlow  Rosenberg").choices[0].text == "I am Wil ["
    assert resume(turn.story, turn.state) == turn._replace(passages=())


def test_visits_and_turns_since() -> None:
    nodes = """
node: first
text: "{visits(first)} {visits(second)} {turns_since(second)} {seen(second)} {chose(first.stay)}"
choices:
  - label: Stay
    go: first
  - label: Look
    go: second
---
node: second
text: "{turns_since(second)}"
go: first
"""
    turn = start(story(nodes), 1)
    seen = [words(turn)]
    for answer in ("stay", "look", "stay", "stay"):
        turn = choose(turn, answer)
        seen.append(words(turn))
    assert seen == [
        ["1 0 1000000 false false"],
        ["2 0 1000000 false true"],
        ["0", "3 1 0 true true"],
        ["4 1 1 true true"],
        ["5 1 2 true true"],
    ]


def test_pool_offers_by_priority_then_by_age() -> None:
    nodes = """
node: first
choices:
  - from: memories
    show: 2
  - label: Enough
    go: last
---
node: urgent
pool: memories
label: Urgent
when: visits(urgent) == 0
priority: 1
go: first
---
node: snow
pool: memories
label: Snow
when: true
go: first
---
node: rain
pool: memories
label: Rain
when: true
go: first
---
node: wind
pool: memories
label: Wind
when: true
go: first
"""
    turn = start(story(nodes), 5)
    assert ids(turn)[0] == "main.urgent" and len(ids(turn)) == 3
    turn = choose(turn, "main.urgent")
    seen = []
    for _ in range(6):
        offered = ids(turn)[:2]
        assert not set(offered) & set(seen[-1:])
        seen.append(offered[0])
        turn = choose(turn, offered[0])
    assert sorted(seen[:3]) == sorted(seen[3:6]) == ["main.rain", "main.snow", "main.wind"]


def test_numbers_stay_in_their_range() -> None:
    turn = start(story('node: first\ndo: n += 60\ntext: "{n}"\nchoices:\n  - Again: first\n'), 1)
    assert words(choose(turn, "again")) == ["99"]


def test_old_turns_stay_valid() -> None:
    first = start(story('node: first\ndo: n += 1\ntext: "{n} {~ a | b | c}"\nchoices:\n  - Again: first\n'), 3)
    second = choose(first, "again")
    assert choose(first, "again") == second
    assert choose(resume(first.story, first.state), "again") == second


def test_gauges_follow_the_state() -> None:
    text = HEAD.replace("endings", "gauges:\n  heart: {kind: pulse, value: 60 + n, flat: at(last)}\nendings", 1)
    loaded = load_text(text + "node: first\ndo: n += 5\nchoices:\n  - On: last\n" + LAST)
    assert loaded.story is not None
    turn = start(loaded.story, 1)
    assert [(gauge.name, gauge.value, gauge.flat) for gauge in turn.gauges] == [("heart", 65, False)]
    assert choose(turn, "on").gauges[0].flat


def test_gauges_show_only_if_their_condition_holds() -> None:
    gauges = "gauges:\n  heart: {kind: pulse, value: n, if: at(first)}\n  own: {value: n, if: not at(first)}\nendings"
    loaded = load_text(HEAD.replace("endings", gauges, 1) + "node: first\nchoices:\n  - On: last\n" + LAST)
    assert loaded.story is not None
    turn = start(loaded.story, 1)
    assert [gauge.name for gauge in turn.gauges] == ["heart"]
    assert [gauge.name for gauge in choose(turn, "on").gauges] == ["own"]
