"""A short form of the tree of ink, to state in one line of a test what a text is read as."""

from branchlight.adopt.ink.ink_files import FolderFiles, InkFiles
from branchlight.adopt.ink.read_ink import ink_story
from branchlight.adopt.ink.tree import (
    Alternatives,
    Assignment,
    Binary,
    Branch,
    Branching,
    ChoicePoint,
    Divert,
    Evaluation,
    Fraction,
    Gather,
    GlueMark,
    InkStory,
    Integer,
    Invocation,
    ListValue,
    Printed,
    Quoted,
    Reference,
    Return,
    Section,
    Tag,
    TargetValue,
    TempDeclaration,
    Text,
    TextLine,
    Thread,
    Truth,
    TunnelCall,
    TunnelReturn,
    Unary,
    Weave,
)
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile


def read_text(text: str, files: InkFiles | None = None) -> tuple[InkStory, list[Diagnostic]]:
    """Return the story of a text, and the diagnostics. It can include files only if there are some."""
    return ink_story(SourceFile("story.ink", text), files or FolderFiles("no such folder"), [])


def story_of(text: str) -> InkStory:
    """Return the story of a text without mistakes."""
    story, found = read_text(text)
    assert found == []
    return story


def body(text: str) -> str:
    """Return a sketch of what a story contains outside of knots."""
    return sketch(story_of(text).body)


def value(text: str) -> str:
    """Return a sketch of an expression."""
    line = story_of(f"~ temp it = {text}\n").body.sections[0].body[0]
    assert isinstance(line, TempDeclaration)
    return sketch(line.value)


def spots(found: list[Diagnostic]) -> list[str]:
    """Return the code and the place of each diagnostic."""
    return [f"{each.code} {each.place.line}:{each.place.column}" for each in found]


def sketch(part: object) -> str:
    """Return a sketch of a part of the tree, or of several."""
    if isinstance(part, tuple):
        return " ".join(sketch(each) for each in part)
    written = _statement(part) or _inline(part) or _value(part)
    assert written, part
    return written


def _statement(part: object) -> str:
    match part:
        case Weave():
            return "[" + " ".join(sketch(section) for section in part.sections) + "]"
        case Section():
            return " ".join(filter(None, (sketch(part.gather) if part.gather else "", sketch(part.body))))
        case Gather():
            return f"g{part.depth}{_label(part)}:"
        case ChoicePoint():
            return _choice(part)
        case TextLine():
            return f"<{sketch(part.content)}{'/' if part.ends else ''}>"
        case Assignment():
            return f"({part.name} {part.operator} {sketch(part.value)})"
        case TempDeclaration():
            return f"(temp {part.name} {sketch(part.value)})"
        case Return():
            return f"(return {sketch(part.value)})" if part.value else "(return)"
        case Evaluation():
            return f"(do {sketch(part.call)})"
    return ""


def _choice(part: ChoicePoint) -> str:
    sign = ("+" if part.sticky else "*") * part.depth
    conditions = "".join(f"{{{sketch(each)}}}" for each in part.conditions)
    words = f"{sketch(part.start)}[{sketch(part.only)}]{sketch(part.inner)}"
    below = sketch(part.body) if part.body.sections else ""
    return f"{sign}{_label(part)}{conditions}{'fallback' if part.fallback else ''}({words}){below}"


def _label(part: ChoicePoint | Gather) -> str:
    return f"({part.label.name})" if part.label else ""


def _inline(part: object) -> str:
    match part:
        case Text():
            return repr(part.text)
        case GlueMark():
            return "glue"
        case Tag():
            return f"#({sketch(part.content)})"
        case Printed():
            return f"{{{sketch(part.value)}}}"
        case Alternatives():
            return _braces(part.kind, [sketch(branch) for branch in part.branches], part.multiline)
        case Branching():
            head = f"switch {sketch(part.subject)}" if part.subject else "if"
            return _braces(head, [sketch(branch) for branch in part.branches], part.multiline)
        case Branch():
            return f"{sketch(part.condition) if part.condition else 'else'}: {sketch(part.body)}"
        case Divert():
            return f"->{part.target}{_given(part)}"
        case TunnelCall():
            return f"->{part.target}{_given(part)}->"
        case TunnelReturn():
            return "->->" + (f"{part.onward.target}{_given(part.onward)}" if part.onward else "")
        case Thread():
            return f"<-{part.target}{_given(part)}"
    return ""


def _given(part: Divert | TunnelCall | Thread) -> str:
    return f"({sketch(part.arguments)})" if part.arguments else ""


def _braces(head: str, branches: list[str], multiline: bool) -> str:
    return f"{{{head}{'/' if multiline else ''} {' | '.join(branches)}}}"


def _value(part: object) -> str:
    match part:
        case Integer():
            return str(part.value)
        case Fraction():
            return part.text
        case Truth():
            return str(part.value).lower()
        case Quoted():
            return f'"{sketch(part.content)}"'
        case TargetValue():
            return f"->{part.target}"
        case ListValue():
            return f"list({sketch(part.items)})"
        case Reference():
            return str(part)
        case Invocation():
            return f"{part.name}({sketch(part.arguments)})"
        case Unary():
            return f"({part.operator} {sketch(part.operand)})"
        case Binary():
            return f"({sketch(part.left)} {part.operator} {sketch(part.right)})"
    return ""
