"""The HTML page of the map in a real browser: drawing, search, panels, and its protection against scripts."""

import re
import subprocess
from pathlib import Path

import pytest

from branchlight.authoring.map import chart_of, draw
from branchlight.prover.prove import prove
from tests.authoring.map.stories import CAVE, HOSTILE, large
from tests.stories import made
from tests.tools import tool

pytestmark = [pytest.mark.needs("browser"), pytest.mark.thorough]

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --hide-scrollbars --virtual-time-budget=5000 --enable-logging=stderr --window-size=1400,900"
).split()
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def opened(page: str, folder: Path, place: str = "") -> str:
    """Return the document after the page has run, and its messages on the console."""
    path = folder / "map.html"
    path.write_text(page, encoding="utf-8")
    command = [
        tool("browser"),
        *FLAGS,
        f"--user-data-dir={folder / 'browser'}",
        "--dump-dom",
        f"{path.as_uri()}{place}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    assert said == []
    return done.stdout


def page_of(text: str, proven: bool = False, driver: str = "") -> str:
    """Return the page of a story's map. `driver` is a script of the test's own, which the page's policy would stop."""
    story = made(text)
    page = draw(chart_of(story, prove(story) if proven else None), "html")
    if driver:
        page = POLICY.sub("", page).replace("</body>", f"<script>{driver}</script></body>")
    return page


def panel(document: str) -> str:
    """Return the words of the panel beside the map."""
    (inside,) = re.findall(r'<aside id="panel"[^>]*>(.*?)</aside>', document, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def test_page_draws_every_scene_box_and_arrow(tmp_path: Path) -> None:
    document = opened(page_of(CAVE, proven=True), tmp_path)
    assert len(re.findall(r'class="scene"', document)) == 2
    assert len(re.findall(r'class="box[" ][^>]*data-name', document)) == 6
    assert 'class="box ending unreachable" data-name="cave.lost"' in document
    assert 'class="box stuck" data-name="cave.cave"' in document
    assert re.search(r'id="verdict" class="refuted">refuted', document)
    assert re.search(r'<g id="view" transform="translate\([-\d.]+ [-\d.]+\) scale\([\d.]+\)"', document)
    assert "6 nodes 2 scenes" in panel(document)


def test_address_leads_to_a_node_and_its_text(tmp_path: Path) -> None:
    words = panel(opened(page_of(CAVE, proven=True), tmp_path, "#cave.cave"))
    assert "It is {bought == lamp: bright | dark } in here." in words
    assert "The echo Here, here." in words
    assert "How readers get stuck here Buy a rope" in words
    assert "Walk out. if bought == lamp" in words


def test_panel_shows_facts(tmp_path: Path) -> None:
    text = (
        "title: Lake\nendings: {over: Over}\n---\nnode: reeds\ntells: [heron, bank]\ntext: A heron.\n"
        "choices:\n  - {label: Wait, needs: heron, tells: wind, text: Wind., go: bank}\n"
        "---\nnode: bank\nneeds: [bank, wind]\nending: over\n"
    )
    words = panel(opened(page_of(text), tmp_path, "#main.reeds"))
    assert "A heron. Tells heron, bank" in words
    assert "Wait needs heron Wind. Tells wind" in words
    assert "Needs bank, wind" in panel(opened(page_of(text), tmp_path, "#main.bank"))


def test_click_shows_the_text(tmp_path: Path) -> None:
    driver = """
      document.querySelector('[data-name="shop.shop"]').dispatchEvent(new MouseEvent("click", {bubbles: true}));
    """
    document = opened(page_of(CAVE, driver=driver), tmp_path)
    words = panel(document)
    assert "A small shop" in words
    assert "One coin, and two things to buy." in words
    assert "bought = lamp" in words
    assert "else locked: Not today." in words
    assert 'class="box start chosen"' in document
    assert document.count("arrow choice across leaves") == 3


def test_click_in_the_text_leads_on(tmp_path: Path) -> None:
    driver = """
      document.querySelector('[data-name="shop.shop"]').dispatchEvent(new MouseEvent("click", {bubbles: true}));
      [...document.querySelectorAll("#panel .link")].find((link) => link.title === "cave.lost").click();
    """
    assert "Nobody comes here." in panel(opened(page_of(CAVE, driver=driver), tmp_path))


def test_search_finds_words_and_enter_goes_there(tmp_path: Path) -> None:
    driver = """
      const query = document.getElementById("query");
      query.value = "NOBODY comes";
      query.dispatchEvent(new Event("input"));
      document.body.dataset.found = document.getElementById("found").textContent;
      document.body.dataset.hits = [...document.querySelectorAll(".hit")].map((box) => box.dataset.name).join(" ");
      query.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
    """
    document = opened(page_of(CAVE, driver=driver), tmp_path)
    assert 'data-hits="cave.lost"' in document
    assert re.search(r'data-found="lost cave.lost[^"]*Nobody comes here', document)
    assert "The story ends: Gone" in panel(document)


def test_dragging_and_the_wheel_move_the_map(tmp_path: Path) -> None:
    driver = """
      const map = document.getElementById("map");
      const view = () => document.getElementById("view").getAttribute("transform");
      const seen = [view()];
      map.setPointerCapture = () => {};
      const point = (kind, x, y) => map.dispatchEvent(new PointerEvent(kind, {pointerId: 1, clientX: x, clientY: y}));
      point("pointerdown", 100, 100);
      point("pointermove", 160, 130);
      point("pointerup", 160, 130);
      seen.push(view());
      map.dispatchEvent(new WheelEvent("wheel", {deltaY: -200, clientX: 300, clientY: 300, cancelable: true}));
      seen.push(view());
      document.body.dataset.seen = JSON.stringify(seen);
    """
    document = opened(page_of(CAVE, driver=driver), tmp_path)
    (seen,) = re.findall(r'data-seen="([^"]*)"', document)
    moves = [
        list(map(float, found)) for found in re.findall(r"translate\(([-\d.]+) ([-\d.]+)\) scale\(([\d.]+)\)", seen)
    ]
    (x, y, size), (dragged_x, dragged_y, same), (_, _, larger) = moves
    assert (dragged_x - x, dragged_y - y, same) == pytest.approx((60, 30, size))
    assert larger > size


def test_page_first_shows_all_of_a_large_story(tmp_path: Path) -> None:
    driver = """
      const map = document.getElementById("map").getBoundingClientRect();
      const seen = () => [...document.querySelectorAll(".box[data-name], .scene")].every((box) => {
        const { left, top, right, bottom } = box.getBoundingClientRect();
        return left >= map.left && top >= map.top && right <= map.right && bottom <= map.bottom;
      });
      setTimeout(() => {
        document.body.dataset.first = seen();
        for (let step = 0; step < 9; step += 1) document.getElementById("in").click();
        document.body.dataset.near = seen();
        document.getElementById("fit").click();
        setTimeout(() => (document.body.dataset.again = seen()), 1000);
      }, 1000);
    """
    document = opened(page_of(large(40, 12), driver=driver), tmp_path)
    assert re.search(r'data-first="true" data-near="false" data-again="true"', document)


def test_hostile_story_runs_no_script(tmp_path: Path) -> None:
    page = page_of(HOSTILE)
    for text in (page, POLICY.sub("", page)):
        document = opened(text, tmp_path, "#main.first")
        assert "data-pwned" not in document
        assert "<img" not in document
        assert "&lt;/script&gt;&lt;script&gt;" in document
