"""A shelf with a changed byte: every one is found, nothing readable is lost, and the reader goes on."""

import os
import random
import sqlite3
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from branchlight.shelf import Session, ShelfError, open_session
from branchlight.shelf.examine import DAMAGED, OLDER, examine
from branchlight.shelf.open_shelf import open_store
from branchlight.shelf.schema import LAYOUT, PAGE, TABLES
from branchlight.shelf.torn_log import is_torn
from tests.play.tales import tale

pytestmark = pytest.mark.usefixtures("hastily")

STORY = tale()
KEPT = Path(__file__).parent / "kept" / "as_engine.sqlite3"
ROUND = ("draw_rope", "look_down", "pick_up_the_stone", "throw_it")
FILES = ("", "-wal")
Files = dict[str, bytes]


def live(own: Path) -> Files:
    """Return the files of a shelf whose reader has not closed it."""
    session = open_session(STORY, seed=5)
    for n in range(38):
        session.choose(ROUND[n % 4])
        if n % 10 == 7:
            session.save(f"save {n}")
    session.preferences.veil("dark")
    session.preferences.change("measure", 70)
    session.bookmarks.put(0, session.history.turn_at(0) or session.turn, 1, "a note")
    session.keep_origin(str(own))
    session.choose("pick_up_the_stone")
    files = {ending: Path(f"{own}{ending}").read_bytes() for ending in FILES}
    session.close()
    return files


def put(own: Path, files: Files) -> None:
    """Put files in the place of the shelf, and delete all others."""
    for path in own.parent.iterdir():
        path.unlink()
    for ending, data in files.items():
        Path(f"{own}{ending}").write_bytes(data)


def changed_bytes(files: Files, count: int) -> Iterator[tuple[str, int, Files]]:
    """Yield a changed byte at a time: in the head of the file, in its first page, or anywhere."""
    chance = random.Random(15)
    sizes = [len(data) for data in files.values()]
    for n in range(count):
        at = chance.randrange((100, PAGE, sum(sizes))[n % 3])
        ending, place = ("", at) if at < sizes[0] else ("-wal", at - sizes[0])
        data = bytearray(files[ending])
        data[place] ^= chance.randrange(1, 256)
        yield ending, place, {**files, ending: bytes(data)}


def read_on(session: Session) -> None:
    """Do everything with the shelf that a reader does."""
    opened = [choice for choice in session.turn.choices if choice.open]
    session.choose(opened[0] if opened else "Ada")
    session.save("here", overwrite=True)
    for save in session.saves.all():
        if session.saves.get(save.name):  # not another reading, which the last place contains
            session.load(save.name)
        with suppress(ShelfError, KeyError):  # its beginning may be lost
            session.saves.write_out(save.name)
        assert list(session.history.turns())
    session.back()
    session.readings.progress()


@pytest.mark.parametrize("count", [45, pytest.param(300, marks=pytest.mark.thorough)])
def test_changed_byte_of_live_shelf_hides_no_loss(own: Path, count: int) -> None:
    files, found = live(own), Counter[str]()
    for ending, place, changed in changed_bytes(files, count):
        put(own, changed)
        with closing(open_session(STORY)) as session:
            assert session.kept
            here, notice = session.history.here, session.notice
            assert here == 39 or "is damaged" in notice or "not closed properly" in notice, (ending, place)
            assert here > 30, (ending, place)
            read_on(session)
            turn = session.turn
        with closing(open_session(STORY)) as again:
            assert (again.notice, again.turn) == ("", turn), (ending, place)
        found[notice.partition(":")[0].partition(".")[0][:21]] += 1
    assert found["The shelf is damaged"] > count / 3


@pytest.mark.parametrize("count", [30, pytest.param(200, marks=pytest.mark.thorough)])
def test_changed_byte_of_an_older_shelf_is_survived(own: Path, count: int) -> None:
    for _, place, changed in changed_bytes({"": KEPT.read_bytes()}, count):
        put(own, changed)
        with closing(open_session(STORY)) as session:
            assert session.kept
            assert DAMAGED in session.notice or OLDER in session.notice, place
            read_on(session)
        with closing(open_session(STORY)) as again:
            assert again.notice == ""


def altered(path: Path, *statements: str) -> None:
    """Run statements on a shelf as a fault could have done."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("table", [table for table in TABLES if table != "about"])
def test_change_that_sqlite_cannot_see_is_found(own: Path, table: str) -> None:
    put(own, live(own))
    open_store().close()
    assert examine(str(own), ours=True) == ""
    column = TABLES[table].columns[-1]
    other = f"CASE typeof({column}) WHEN 'integer' THEN {column} + 1 ELSE {column} || 'x' END"
    altered(own, f"UPDATE {table} SET {column} = {other}")
    assert examine(str(own), ours=True) == DAMAGED


@pytest.mark.parametrize("old", ["CREATE TABLE setting", "tip INTEGER", "NULL, edition", "PRIMARY KEY (story, note)"])
def test_damaged_statement_of_the_layout_loses_nothing(own: Path, old: str) -> None:
    files = live(own)
    assert any(old in statement for statement in LAYOUT)
    put(own, {**files, "": files[""].replace(old.encode(), b"\xff" + old.encode()[1:])})
    with closing(open_session(STORY)) as session:
        assert DAMAGED in session.notice
        assert (session.history.here, len(session.saves.all())) == (39, 4)
        assert session.preferences.settings.measure == 70
        assert session.preferences.veils == {"dark"}


def test_lost_page_loses_only_its_own_rows(own: Path) -> None:
    files = live(own)
    put(own, files)
    open_store().close()
    data = own.read_bytes()
    for page in range(1, len(data) // PAGE):
        put(own, {"": data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :]})
        with closing(open_session(STORY)) as session:
            assert DAMAGED in session.notice
            kept = (len(session.saves.all()) > 3, session.preferences.settings.measure == 70, session.history.here > 30)
            assert sum(kept) >= 2, page
            read_on(session)


def test_damage_in_a_large_shelf_is_met_by_reading(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("branchlight.shelf.examine.CHECKED_ROWS", 0)
    put(own, live(own))
    session = open_session(STORY)
    altered(own, "UPDATE step SET label = 'Run.' WHERE n = 5")
    with pytest.raises(ShelfError, match="is damaged; start Branchlight again"):
        session.history.past()
    session.close()
    again = open_session(STORY)
    assert "what could be read of it was saved" in again.notice
    assert again.history.here == 39
    read_on(again)


def test_shelf_in_use_is_not_renamed(own: Path) -> None:
    put(own, {"": live(own)[""]})
    code = (
        "import sys; from branchlight.shelf.open_shelf import open_store; open_store(); print(1, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout
        reader.stdout.readline()
        data = bytearray(own.read_bytes())
        data[60:64] = b"\xff" * 4
        own.write_bytes(data)
        session = open_session(STORY)
        assert "another program has it open" in session.notice
        assert not session.kept
        read_on(session)
        assert own.read_bytes() == data
        reader.communicate("\n")
    assert "was saved" in open_session(STORY).notice


def test_copy_of_the_file_alone_is_a_usable_shelf(own: Path, tmp_path: Path) -> None:
    session = open_session(STORY, seed=5)
    copies = [own.read_bytes()]
    for n in range(40):
        session.choose(ROUND[n % 4])
        copies.append(own.read_bytes())
    session.close()
    for n, data in enumerate(copies):
        copy = tmp_path / f"copy {n}"
        copy.write_bytes(data)
        with closing(open_session(STORY, str(copy))) as copied:
            assert copied.notice == ""
            assert n - copied.history.here < 10


def test_log_of_a_killed_reader_is_whole(own: Path) -> None:
    log = own.with_name("log")
    files = live(own)
    log.write_bytes(files["-wal"])
    assert not is_torn(str(log))
    for size in range(0, len(files["-wal"]), 997):
        log.write_bytes(files["-wal"][:size])
        assert not is_torn(str(log)), size
    assert not is_torn(os.fspath(own / "nothing"))


@pytest.mark.parametrize("page", [0, 3, 4, 512, PAGE, 2**31])
def test_forged_log_is_torn_and_no_error(tmp_path: Path, page: int) -> None:
    head = struct.pack(">6I", 0x377F0682, 3007000, page, 0, 0, 0)
    first = second = 0
    for one, other in struct.iter_unpack("<2I", head):
        first = (first + one + second) % 2**32
        second = (second + other + first) % 2**32
    log = tmp_path / "log"
    log.write_bytes(head + struct.pack(">2I", first, second) + bytes(2 * PAGE))
    assert is_torn(str(log)) == (page not in (512, PAGE))


def test_half_written_change_is_no_loss(own: Path, tmp_path: Path) -> None:
    session = open_session(STORY, seed=5)
    copy = tmp_path / "killed" / "shelf.sqlite3"
    copy.parent.mkdir()
    begun_anew = 0
    for n in range(12):
        before = all_files(own)
        session.choose(ROUND[n % 4])
        after = all_files(own)
        if before["-wal"][16:24] != after["-wal"][16:24]:  # SQLite writes the index before it begins a log anew
            before["-shm"] = empty_index(before["-shm"], after["-wal"][16:24])
            begun_anew += 1
        for log in half_written(before["-wal"], after["-wal"]):
            put(copy, {**before, "-wal": log})
            with closing(open_session(STORY, str(copy))) as killed:
                assert killed.notice == ""
                assert killed.history.here in (n, n + 1)
    session.close()
    assert begun_anew


def half_written(before: bytes, after: bytes) -> Iterator[bytes]:
    """Yield the logs between two, as kills between SQLite's writes leave them: of a frame's head, and of its page."""
    first = next(n for n in range(len(after)) if before[n : n + 1] != after[n : n + 1])
    for start in range(32, len(after), 24 + PAGE):
        for cut in (start, start + 24):
            if first < cut < len(after):
                yield after[:cut] + before[cut:]


def empty_index(index: bytes, salts: bytes) -> bytes:
    head = index[:16] + bytes(4) + index[20:32] + salts + index[40:48]
    return head + head + index[96:]


def test_change_that_was_whole_is_a_loss(own: Path) -> None:
    session = open_session(STORY, seed=5)
    session.choose(ROUND[0])
    files = all_files(own)
    session.close()
    data = bytearray(files["-wal"])
    last = int.from_bytes(files["-shm"][16:20], sys.byteorder)  # the frames in whole changes
    data[32 + last * (24 + PAGE) - 5] ^= 1
    put(own, {**files, "-wal": bytes(data)})
    assert "not closed properly" in open_session(STORY).notice


def all_files(own: Path) -> Files:
    return {ending: Path(f"{own}{ending}").read_bytes() for ending in (*FILES, "-shm")}
