"""The files of the adopted story."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from branchlight.adopt.lower.blocks.block_graph import BlockGraph, all_blocks, offered, references
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, offers_of
from branchlight.adopt.lower.finish.checks import check_blocks
from branchlight.adopt.lower.finish.joints import Joints
from branchlight.adopt.lower.finish.shrinking import shrink
from branchlight.adopt.lower.finish.used_once import settle_once
from branchlight.adopt.lower.loose_ends import RAN_OUT
from branchlight.adopt.lower.lower_story import Lowered
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.weave_ends import THE_END
from branchlight.adopt.write.declarations_text import StateDeclarations
from branchlight.adopt.write.glue_at_end import drop_loose_glue
from branchlight.adopt.write.identifiers import identifier, slug, title_of
from branchlight.adopt.write.layout import StoryLayout, lay_out, needed_marks
from branchlight.adopt.write.nodes import NodeWriter
from branchlight.adopt.write.remarks import Remarks
from branchlight.adopt.write.wordings import Wordings
from branchlight.adopt.write.written_values import Expressions, place_name
from branchlight.adopt.write.yaml_text import scalar
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

MAIN = "main"


class Written(NamedTuple):
    """The files of a story by name, and what they contain: nodes and choices."""

    files: dict[str, str]
    nodes: int
    choices: int


def story_files(lowered: Lowered, name: str, files: Sequence[SourceFile]) -> Written | None:
    """Return the files of a story, or None if something has no counterpart, which is noted in the lowering."""
    low, first = lowered.low, lowered.first
    roots = [first, *_flow_roots(low, first)]
    blocks = _prepared(low, roots)
    start = roots[0]
    layout = lay_out(low, start, roots, _main_name(low))
    low.notices.unentered = _unentered(low, start)
    wordings = Wordings()
    used = all_blocks(roots)
    try:
        declarations = StateDeclarations(low, used, wordings)
        page = _page(low, layout, declarations, name, used)
    except RefusalError as refusal:
        low.refusals.note(refusal)
        return None
    if low.refusals.found or not low.meanings.is_sound:
        return None
    remarks = Remarks(low, low.story, files)
    remarks.anchor(_places(layout, declarations))
    expressions = Expressions(layout, declarations.names, wordings, lowered.positive)
    texts = {"story.yaml": page(remarks)}
    digits = len(str(len(layout.scenes)))
    for number, (scene, nodes) in enumerate(layout.scenes.items(), 1):
        writer = NodeWriter(layout, expressions, remarks, scene)
        documents = [f"scene: {scene}", *("\n".join(writer.node(node)) for node in nodes)]
        texts[f"scenes/{number:0{digits}}-{scene}.yaml"] = "\n---\n".join(documents) + "\n"
    choices = sum(1 for block in blocks for _ in offers_of(block.offers))
    return Written(texts, sum(map(len, layout.scenes.values())), choices)


def _flow_roots(low: Lowering, first: InkBlock) -> list[InkBlock]:
    """Return the blocks of knots and stitches, but not of those that are threads and nothing else."""
    flows = [(path, block) for path, block in low.blocks.points.items() if path in low.parts.flows]
    led = references(all_blocks([first, *(block for path, block in flows if path not in low.copies.thread_places)]))
    return [block for path, block in flows if path not in low.copies.thread_places or id(block) in led]


def _prepared(low: Lowering, roots: list[InkBlock]) -> list[InkBlock]:
    """Join the texts of blocks, drop what nobody asks for, and make the blocks fewer. Return those that are left.

    The first root becomes the block where the story begins.
    """
    blocks = all_blocks(roots)
    check_blocks(low, blocks)
    settle_once(BlockGraph(blocks))
    Joints(low, blocks).join()
    blocks = all_blocks(roots)
    needed = needed_marks(blocks)
    for block in blocks:
        block.marks &= needed
    _merge_entries(low, blocks)
    roots[0] = _beyond(roots[0])
    blocks = all_blocks(roots)
    shrink(roots, blocks, {id(root) for root in roots})
    blocks = all_blocks(roots)
    drop_loose_glue(blocks)
    return blocks


def _merge_entries(low: Lowering, blocks: list[InkBlock]) -> None:
    """Let a knot count by itself if it is always entered from outside."""
    led, chosen = references(blocks), offered(blocks)
    merged: dict[int, InkBlock] = {}
    for (path, _), entry in low.blocks.entries.items():
        inner = low.blocks.points[path]
        leads = any(way.to is inner for way in entry.ways)  # and not to a copy, for a line that goes on
        if leads and led.get(id(entry)) and led.get(id(inner)) == 1 and id(inner) not in chosen:
            inner.marks |= entry.marks
            merged[id(entry)] = inner
    for block in blocks:
        block.ways = [replace(way, to=merged.get(id(way.to), way.to)) for way in block.ways]
        block.call = merged.get(id(block.call), block.call)


def _unentered(low: Lowering, start: InkBlock) -> list[tuple[Place, str]]:
    """Return the knots and stitches to which nothing leads from the beginning, with their places."""
    entered = {id(block) for block in all_blocks([start])}
    return [
        (flow.place, ".".join(path))
        for path, flow in low.parts.flows.items()
        if path not in low.copies.thread_places
        and (path not in low.blocks.points or id(low.blocks.points[path]) not in entered)
    ]


def _beyond(first: InkBlock) -> InkBlock:
    """Return the block where the story begins: the first one that does more than lead on."""
    passed: list[InkBlock] = []
    block = first
    while block not in passed and _only_leads_on(block):
        passed.append(block)
        assert block.ways[0].to is not None
        block = block.ways[0].to
    return first if block in passed else block


def _only_leads_on(block: InkBlock) -> bool:
    says = block.do or block.text or block.call or block.offers or block.ending or block.marks
    return not says and len(block.ways) == 1 and block.ways[0].to is not None


def _main_name(low: Lowering) -> str:
    found = MAIN
    while found in {identifier(name) for name in low.parts.knots}:
        found = f"{found}_"
    return found


def _places(layout: StoryLayout, declarations: StateDeclarations) -> list[Place]:
    found = [state.place for state, _ in [*declarations.states(), *declarations.formulas()]]
    for nodes in layout.scenes.values():
        for node in nodes:
            waiting = [node]
            found.append(node.place)
            while waiting:
                block = waiting.pop()
                for offer in offers_of(block.offers):
                    found.append(offer.place)
                    if layout.spots[id(offer.body)].choice:
                        waiting.append(offer.body)
    return found


def _page(
    low: Lowering, layout: StoryLayout, declarations: StateDeclarations, name: str, blocks: list[InkBlock]
) -> Callable[[Remarks], str]:
    """Return a function that writes the title page with remarks."""
    states, formulas = list(declarations.states()), list(declarations.formulas())
    endings = sorted({block.ending for block in blocks if block.ending})

    def write(remarks: Remarks) -> str:
        lines = [f"title: {scalar(_top_tag(low, 'title') or title_of(name))}"]
        lines.append(f"id: {scalar(_identity(name))}")
        if author := _top_tag(low, "author"):
            lines.append(f"author: {scalar(author)}")
        lines.append(f"start: {place_name(layout.spots[id(layout.start)], '')}")
        for key, rows in (("state", states), ("formulas", formulas)):
            if rows:
                lines.append(f"{key}:")
                for state, line in rows:
                    lines += [*remarks.before(state.place, 2), f"  {line}"]
        if endings:
            lines.append("endings:")
            lines += [f"  {identifier(each)}: {scalar(ending_title(each))}" for each in endings]
        return "\n".join(lines) + "\n"

    return write


def ending_title(name: str) -> str:
    """Return what readers see at an ending."""
    titles = {RAN_OUT: "The story runs out here", THE_END: "The end"}
    return titles.get(name) or title_of(name)


def _identity(name: str) -> str:
    """Return the id of a story from the name of its file."""
    return slug(title_of(name)).replace("_", "-") or "story"


def _top_tag(low: Lowering, key: str) -> str:
    for _, text in low.notices.tags:
        if text.lower().startswith(f"{key}:"):
            return text.partition(":")[2].strip()
    return ""
