"""The page keeps running at any size, with any key and any click."""

import random

import pytest
from textual.events import MouseMove, MouseScrollDown, MouseScrollUp

from branchlight.reader.key_bindings import KEY_BINDINGS

from .conftest import Open, Page
from .stories import STORY

TITLE = STORY.replace("title: A page", "title: A page\nauthor: A. Writer\nblurb: Read me.\ncredits: After a tale.", 1)
# Keys that close the book would end the test.
CLOSING = {"q", "ctrl+c", "ctrl+z"}
KEYS = sorted(
    {key for each in KEY_BINDINGS for key in each.keys.split(",") if key}
    | {
        "up",
        "down",
        "left",
        "right",
        "enter",
        "space",
        "escape",
        "tab",
        "shift+tab",
        "pageup",
        "pagedown",
        "home",
        "end",
    }
    | {*"1234567890abcdefghijklmnopqrstuvwxyzGNJ?/.,ü日", "delete", "f3", "ctrl+d", "ctrl+u", "ctrl+f", "ctrl+b", "f12"}
)


async def act(page: Page, chance: random.Random) -> str:
    """Press a key, use the mouse, or change the size. Return what was done."""
    width, height = page.app.size
    kind = chance.random()
    if kind < 0.8:
        key = chance.choice([key for key in KEYS if key not in CLOSING])
        await page.pilot.press(key)
        return key
    if kind < 0.93:
        events = chance.choice([None, [MouseMove], [MouseScrollDown], [MouseScrollUp]])
        offset = (chance.randrange(max(1, width)), chance.randrange(max(1, height)))
        if events is None:
            await page.pilot.click(offset=offset)
        else:
            await page.pilot._post_mouse_events(events, offset=offset)
        return f"mouse at {offset}"
    size = (chance.choice([1, 2, 4, 6, 9, 20, 30, 40, 80, 200]), chance.choice([1, 2, 3, 5, 8, 12, 24, 60]))
    await page.pilot.resize_terminal(*size)
    return f"size {size}"


async def wander(open_page: Open, seed: int, steps: int) -> None:
    """Do many random things. Begin again if the book was closed: a menu may offer to."""
    chance = random.Random(seed)
    done: list[str] = []
    while len(done) < steps:
        theme = chance.choice(["night", "paper", "contrast", "terminal"])
        async with open_page(TITLE, (80, 24), title=True, moving=chance.random() < 0.5, theme=theme) as page:
            while len(done) < steps and page.app.is_running and page.app._exit is False:
                done.append(await act(page, chance))
            assert page.app._exception is None, done[-20:]


@pytest.mark.parametrize("seed", range(1))
async def test_page_survives_random_keys_and_sizes(
    open_page: Open, seed: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("home"))
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))
    await wander(open_page, seed, 75)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(100, 108))
async def test_page_survives_thousands_of_keys(
    open_page: Open, seed: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("home"))
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))
    await wander(open_page, seed, 500)


@pytest.mark.parametrize(
    "size", [(1, 1), *[pytest.param(at, marks=pytest.mark.thorough) for at in ((4, 3), (4, 24), (80, 1), (2, 60))]]
)
@pytest.mark.parametrize(
    "keys",
    [
        *[["ctrl+p"], ["s", "s"], ["2"]],
        *[pytest.param([key], marks=pytest.mark.thorough) for key in ("question_mark", "o", "m", "slash")],
    ],
)
async def test_screen_survives_a_tiny_terminal(open_page: Open, size: tuple[int, int], keys: list[str]) -> None:
    async with open_page(STORY) as page:
        await page.press(*keys)
        await page.pilot.resize_terminal(*size)
        await page.settle()
        await page.press("x", "down", "enter")
        await page.pilot.resize_terminal(80, 24)
        await page.press("escape", "escape", "escape")
        assert page.app._exception is None
        assert page.app.screen is page.app.page
