"""Stories as they are written, and the compiled stories."""

from branchlight import load_text, start
from branchlight.model.story import Choice, Story, choices_of


def story(text: str) -> Story:
    loaded = load_text(text)
    assert loaded.story is not None, [str(problem.place) + " " + problem.message for problem in loaded.diagnostics]
    return loaded.story


def test_a_title_line_and_two_nodes_are_a_story() -> None:
    made = story(
        "title: Small\n---\nnode: one\ntext: Hello.\nchoices:\n  - On: two\n---\nnode: two\ntext: Bye.\ngo: one\n"
    )
    assert made.start == "main.one" and list(made.nodes) == ["main.one", "main.two"]
    assert made.identity == "small" and made.language == "en"
    assert start(made, 1).choices[0].id == "on"


def test_scene_headers_part_a_single_file() -> None:
    made = story(
        "title: T\n---\nnode: a\ngo: room.b\n---\nscene: room\ntitle: The room\npov: Ann\n---\n"
        "node: b\nchoices:\n  - Out: main.a\n"
    )
    assert [(scene.name, scene.title, scene.nodes) for scene in made.scenes.values()] == [
        ("main", "", ("main.a",)),
        ("room", "The room", ("room.b",)),
    ]


def test_ids_are_made_from_labels() -> None:
    labels = ["Tell her.", "“Don’t go!”", "'It''s over'", "3 more", "'*Wait*'", "Élodie"]
    lines = "".join(f"  - label: {label}\n    go: a\n" for label in labels)
    made = story(f"title: T\n---\nnode: a\nchoices:\n{lines}")
    ids = [choice.id for choice in choices_of(made.nodes["main.a"].body)]
    assert ids == ["tell_her", "dont_go", "its_over", "_3_more", "wait", "élodie"]


def test_words_of_yaml_stay_words() -> None:
    made = story(
        'title: No\nstate:\n  a: {one of: [no, on, yes, off]}\n  b: "12:30"\n---\nnode: a\n'
        "text: '{a} {b}'\nchoices:\n  - label: Off\n    if: a == no\n    go: a\n  - label: On\n"
        "    do: a = on\n    go: a\n"
    )
    assert made.title == "No"
    turn = start(made, 1)
    assert turn.passages[1].text == "no 12:30" and len(turn.choices) == 2


def test_numbers_have_their_range_and_start_inside_it() -> None:
    made = story(
        "title: T\nstate:\n  a: 3\n  b: {min: 2, max: 5}\n  c: {start: 1, max: 4}\n---\n"
        "node: a\ntext: '{a + b + c}'\nchoices:\n  - Again: a\n"
    )
    found = [(slot.name, slot.type.low, slot.type.high, slot.start) for slot in made.slots]
    assert found == [("a", -1_000_000, 1_000_000, 3), ("b", 2, 5, 2), ("c", -1_000_000, 4, 1)]


def test_looks_pass_from_scene_to_node_to_choice() -> None:
    made = story(
        "title: T\nmoods: {dim: '', dream: ''}\n---\nscene: s\nmood: dim\npov: Ann\n---\nnode: a\nchoices:\n"
        "  - label: Sleep\n    mood: dream\n    choices:\n      - label: Turn over\n  - label: Sit up\ngo: b\n---\n"
        "node: b\npov: Bob\nchoices:\n  - Back: a\n"
    )
    looks = {choice.id: (choice.body.mood, choice.body.pov) for choice in choices_of(made.nodes["s.a"].body)}
    assert looks == {"sleep": ("dream", "Ann"), "turn_over": ("dream", "Ann"), "sit_up": ("dim", "Ann")}
    assert made.nodes["s.b"].body.pov == "Bob"


def test_old_names_lead_to_new_ones() -> None:
    made = story(
        "title: T\nstate:\n  trust: {start: 1, was: faith}\n---\nnode: a\nwas: [old, main.older]\n"
        "text: '{trust}'\nchoices:\n"
        "  - label: Go\n    id: go_on\n    was: leave\n    go: a\n"
    )
    assert made.renamed == {"main.old": "main.a", "main.older": "main.a", "main.a.leave": "main.a.go_on"}
    assert made.slots[0].was == ("faith",)


def test_only_what_is_asked_about_is_remembered() -> None:
    made = story(
        "title: T\n---\nnode: a\ntext: '{seen(b): again}'\nchoices:\n  - label: On\n    once: true\n    go: b\n"
        "  - label: Stay\n    go: a\n---\nnode: b\ngo: a\n"
    )
    assert {slot.name for slot in made.slots} == {"visits main.b", "taken main.a.on"}


def test_conditional_ways_keep_their_order() -> None:
    made = story(
        "title: T\nstate: {n: {start: 1, min: 0, max: 3}}\n---\nnode: a\ndo: n += 1\ngo:\n"
        "  - {if: n > 2, to: b}\n  - {to: c}\n---\n"
        "node: b\nchoices:\n  - A: a\n---\nnode: c\nchoices:\n  - A: a\n"
    )
    assert [(way.to, way.test is None) for way in made.nodes["main.a"].body.ways] == [
        ("main.b", False),
        ("main.c", True),
    ]


def test_inserting_a_choice_moves_no_other() -> None:
    before = "title: T\n---\nnode: a\nchoices:\n  - One: a\n  - Two: a\n"
    after = "title: T\n---\nnode: a\nchoices:\n  - Zero: a\n  - One: a\n  - Two: a\n"
    names = [
        {offer.name for offer in story(text).nodes["main.a"].body.offers if isinstance(offer, Choice)}
        for text in (before, after)
    ]
    assert names[0] < names[1]
