"""`branchlight check`: every mistake of a story, at its place."""

from typing import TYPE_CHECKING

from branchlight.authoring.check import check
from branchlight.cli.output_file import expect_output, json_arguments, json_file_of, put_json
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show
from branchlight.compiler.identity import has_id
from branchlight.source.characters import visible
from branchlight.source.counted import counted
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.from_here import diagnostics_from_here
from branchlight.source.print import as_json, in_order

if TYPE_CHECKING:
    import argparse

_MOST_NAMED = 3
SUMMARY = "report every mistake of a story, with its file and line"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, --fix, --json and -o."""
    own_story_argument(parser)
    parser.add_argument("--fix", action="store_true", help="correct the mistakes whose correction is sure")
    json_arguments(parser)


def run(options: "argparse.Namespace") -> int:
    """Print the diagnostics. Return 0 if there are none, else 1."""
    path, file = own_path_of(options), json_file_of(options)
    expect_output(file, path)
    fixed = fix_files(path) if options.fix else ()
    loaded = check(load_for_command(path), path)
    found = loaded.diagnostics
    if options.json:
        more = {"fixed": as_json(fixed)["diagnostics"]} if options.fix else {}
        put_json(file, {**as_json(found, loaded.files), **more}, indent=1)
        return 1 if found else 0
    for each in diagnostics_from_here(fixed, path):
        assert each.fix is not None
        print(f"{visible(str(each.place))}: fixed {each.code}: {visible(each.fix.title)}")
    errors = sum(1 for diagnostic in found if diagnostic.severity == "error")
    if found:
        show(loaded, found, path, on_output=True)
        warnings = len(found) - errors
        print(f"{counted(errors, 'error')}, {counted(warnings, 'warning')}")
        if corrected := "" if options.fix else _correctable(found):
            print(f"`branchlight check --fix` can correct {corrected}")
        print(f"`branchlight explain {_codes(found)}` says more")
        return 1
    assert loaded.story is not None
    print(f"{loaded.story.title}: {counted(len(loaded.story.nodes), 'node')}, nothing wrong.")
    if not has_id(loaded.files[0]):
        print(f"The story has no id, so readers begin again if its title changes; write `id: {loaded.story.identity}`.")
    if not loaded.story.endings:
        print("The story declares no ending, so no reader can reach one; declare it under `endings:`.")
    return 0


def fix_files(path: str) -> tuple[Diagnostic, ...]:
    """Apply the sure fixes to the files of a story, and return the mistakes that they corrected.

    Raises `OSError` if a file cannot be read or written.
    """
    from branchlight.authoring.fix_story import StoryFiles, apply_sure_fixes  # late, because few calls need it
    from branchlight.authoring.fixing import write_back

    story, problems = read_story_files(path)
    playthroughs, others = read_playthrough_files(path)
    before = StoryFiles(tuple(story), tuple(playthroughs), (*problems, *others))
    result = apply_sure_fixes(before)
    write_back(path, before.all, result.files.all)
    return result.fixed


def _correctable(found: tuple[Diagnostic, ...]) -> str:
    """Return which of the mistakes have a sure fix, in words; "" if none has."""
    sure = sum(1 for diagnostic in found if diagnostic.fix is not None and diagnostic.fix.sure)
    if not sure:
        return ""
    return f"{sure:,} of them" if sure < len(found) else "it" if sure == 1 else "all of them"


def _codes(found: tuple[Diagnostic, ...]) -> str:
    """Return the different codes in the order of their diagnostics, or `CODE` if they are many."""
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in in_order(found)))
    return " ".join(codes) if len(codes) <= _MOST_NAMED else "CODE"
