"""Files of a story without a header: their nodes are in the scene `main`."""

from branchlight.compiler.load import compile_files
from branchlight.source.located import SourceFile

SHOP = SourceFile("scenes/1.yaml", "scene: shop\n---\nnode: counter\nchoices:\n  - Talk: chat\n  - Go: shop.counter\n")


TALK = SourceFile("scenes/2.yaml", "node: chat\ntext: Hm.\ngo: counter\n")


TITLE = SourceFile("story.yaml", "title: T\nstart: shop.counter\n")


def test_scene_without_a_header_is_named() -> None:
    found = [(each.code, str(each.place), each.hint) for each in compile_files((TITLE, SHOP, TALK), []).diagnostics]
    of_main = "`chat` is in the scene `main`, since scenes/2.yaml has no header"
    begin = "write `main.chat`, or begin that file with `scene: name` and ---"
    here = "did you mean `shop.counter`? this file has no `scene:` header, so its nodes are in `main`"
    assert found == [
        ("E306", "scenes/1.yaml:5:11", f"{of_main}: {begin}"),
        ("E306", "scenes/2.yaml:3:5", here),
    ]


def test_two_files_without_a_header_share_a_scene() -> None:
    other = SourceFile("scenes/3.yaml", "node: chat\ngo: shop.counter\n")
    found = compile_files((TITLE, SHOP, TALK, other), []).diagnostics
    hint = "rename one, or begin a file with `scene: name`: without a header, its nodes are in `main`"
    assert [each.hint for each in found if each.code == "E305"] == [hint]
