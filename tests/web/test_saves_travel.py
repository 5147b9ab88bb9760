"""Saves travel from the terminal to the browser and back, into other editions too, and wrong ones are refused."""

import json
from pathlib import Path

import pytest

from branchlight import turn_as_json
from branchlight.shelf import MEMORY, open_session
from tests.play.tales import TALE, edition, tale
from tests.web.planting import not_caught
from tests.web.renamed_members import renamed_members
from tests.web.save_faults import SAVE_FAULTS
from tests.web.travelling_saves import (
    EDITIONS,
    NAME,
    Case,
    cases_of_edition,
    in_node,
    on_shelf,
    texts_of_sessions,
    write_cases,
    wrong_saves,
    wrong_states,
)
from tests.web.walks import canonical

pytestmark = pytest.mark.needs("node")


def assert_same_in_node(cases: list[Case], folder: Path) -> None:
    """Fail if a published story makes something else of a save or a state than Python does."""
    for case, got in zip(cases, in_node(folder, [(case.story, case.given) for case in cases]), strict=True):
        got.pop("save", None)
        assert got == json.loads(canonical(case.due)), case.given


def test_a_save_of_the_shelf_opens_in_a_page(tmp_path: Path) -> None:
    assert_same_in_node([case for name in EDITIONS for case in cases_of_edition(name)], tmp_path)


def test_members_of_a_group_are_renamed_in_a_page(tmp_path: Path) -> None:
    cases = renamed_members()
    assert len(cases) > 3
    assert_same_in_node(cases, tmp_path)


def test_a_save_of_a_page_opens_on_the_shelf(tmp_path: Path) -> None:
    story = tale()
    texts = texts_of_sessions()
    for text, got in zip(texts, in_node(tmp_path, [(story, {"text": text}) for text in texts]), strict=True):
        assert got["save"] == text  # so the text of a page is that of the shelf
        session = open_session(story, MEMORY)
        session.saves.read_in(got["save"])
        session.load(NAME)
        assert json.loads(canonical(turn_as_json(session.turn)["state"])) == got["turn"]["state"]


def test_mended_save_of_a_page_opens_again(tmp_path: Path) -> None:
    """A session without its first decisions names no edition, since a save that names one must follow from them."""
    for name in ("another effect", "a long rope", "a node gone"):
        now = edition(*EDITIONS[name])
        first = in_node(tmp_path, [(now, {"text": text}) for text in texts_of_sessions()[::3]])
        second = in_node(tmp_path, [(now, {"text": got["save"]}) for got in first])
        assert [got["turn"] for got in second] == [got["turn"] for got in first]
        assert all(got["notice"] == "" for got in second)
        shelved = [json.loads(canonical(on_shelf(now, got["save"])["turn"])) for got in first]
        assert shelved == [got["turn"] for got in first]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_wrong_save_is_refused_as_by_the_shelf(elsewhere: bool, tmp_path: Path) -> None:
    assert_same_in_node(wrong_saves(elsewhere), tmp_path)


def test_a_wrong_state_is_refused_as_python_refuses_it(tmp_path: Path) -> None:
    assert_same_in_node(wrong_states(), tmp_path)


@pytest.mark.long
@pytest.mark.thorough
def test_every_fault_of_saves_is_caught(tmp_path: Path) -> None:
    cases = [*wrong_states(), *wrong_saves(False), *wrong_saves(True), *renamed_members()]
    write_cases([*cases, *[case for name in EDITIONS for case in cases_of_edition(name)]], tmp_path)
    assert not_caught(SAVE_FAULTS, [tmp_path], tmp_path) == []


def test_editions_are_editions() -> None:
    assert len({edition(*changes).edition for changes in EDITIONS.values()}) == len(EDITIONS)
    assert tale(TALE).edition == edition().edition
