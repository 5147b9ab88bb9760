"""The YAML reader: text to located values, one document at a time.

The reader assembles the parser's events on its own stack. So every key and value keeps its place, and only text, lists
and mappings get through. Events come one by one, so the limit of depth also protects the C parser, which crashes on
very deep nesting.

A document that YAML cannot read does not hide the mistakes in the next: the text is cut at the lines that start with
`---`, and each document is then parsed by itself. Such a line ends a document even inside a scalar. Nor does the
mistake hide later ones in its own document, if reading can be resumed (see `resume`).
"""

from collections.abc import Iterator

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.kept_documents import NO_DOCUMENTS, NoDocuments
from branchlight.source.located import Located, SourceFile
from branchlight.source.parsed_text import ParsedText
from branchlight.source.parts import Part, batches
from branchlight.source.place import Place
from branchlight.source.plainly import read_plainly
from branchlight.source.resume import next_stretch
from branchlight.source.tabs import apart_from_tabs, without_tabs
from branchlight.source.text_mistakes import CORRECT_FIRST, MAX_MISTAKES
from branchlight.source.trouble import indentation
from branchlight.source.unsafe_text import clean

MAX_DOCUMENTS = 100_000
MOST_RESUMED = 20
MOST_READ_AGAIN = 1_000_000
"""The limits of reading again in a document that YAML cannot read: attempts, and characters in all."""


def read_documents(
    file: SourceFile, sink: list[Diagnostic], kept: NoDocuments = NO_DOCUMENTS
) -> Iterator[Located | None]:
    """Yield the documents of a file, in order; None for one that is empty, or that YAML cannot read.

    Mistakes are added to `sink`. After MAX_MISTAKES in one file, the rest of it is not read. `kept` has documents that
    need not be read again, and receives those that were read.
    """
    kept.begin(file.name)
    allowed = len(sink) + MAX_MISTAKES
    original = clean(file, sink)
    file = without_tabs(original, sink)
    count = 0
    for batch in batches(file.text):
        mistakes: list[Diagnostic] = []
        documents = _read(file, batch, mistakes, kept)
        sink += apart_from_tabs(original, mistakes)
        yield from documents
        count += len(documents)
        last = Place(file.name, batch[-1].line, 1)
        if count > MAX_DOCUMENTS:
            message = f"a file can contain at most {MAX_DOCUMENTS:,} documents"
            sink.append(complain(source_codes.TOO_MUCH, last, message, "divide it into several files"))
            return
        if len(sink) >= allowed:
            message = "there are too many mistakes: the rest of this file is not read"
            sink.append(complain(source_codes.TOO_MUCH, last, message, CORRECT_FIRST))
            return


def _read(file: SourceFile, batch: list[Part], sink: list[Diagnostic], kept: NoDocuments) -> list[Located | None]:
    """Return the documents of a batch. The fast reader takes the plain ones, and the parser all between them."""
    documents: list[Located | None] = []
    between: list[Part] = []
    for part in batch:
        text = file.text[part.start : part.end]
        document = kept.find(part.line, text)
        if document is None:
            document = read_plainly(text, part.line)
            kept.keep(part.line, text, document)
        if document is None:
            between.append(part)
            continue
        documents += _parsed_between(file, between, sink, kept)
        between = []
        documents.append(document)
    return documents + _parsed_between(file, between, sink, kept)


def _parsed_between(
    file: SourceFile, parts: list[Part], sink: list[Diagnostic], kept: NoDocuments
) -> list[Located | None]:
    """Parse a sequence of documents, and keep them if there is no mistake in any."""
    before = len(sink)
    documents = _parsed(file, parts, sink)
    if len(sink) == before and len(documents) == len(parts):
        for part, document in zip(parts, documents, strict=True):
            kept.keep(part.line, file.text[part.start : part.end], document)
    return documents


def _parsed(file: SourceFile, parts: list[Part], sink: list[Diagnostic]) -> list[Located | None]:
    """Parse a sequence of documents together, or one by one if YAML cannot read them all."""
    if not parts or len(sink) >= MAX_MISTAKES:
        return []
    parsed = ParsedText(file.name, parts[0].line, file.text[parts[0].start : parts[-1].end])
    if not parsed.broken or len(parts) == 1:
        sink += parsed.mistakes
        if parsed.trouble:
            sink += _mistakes_after(parsed, parsed.mistakes[-1])
        return parsed.documents
    return [document for part in parts for document in _parsed(file, [part], sink)]


def _mistakes_after(parsed: ParsedText, mistake: Diagnostic) -> list[Diagnostic]:
    """Return the mistakes after the one that ended reading, from every place at which reading can resume."""
    lines = parsed.text.split("\n")
    found: list[Diagnostic] = []
    # Begin after the line of the mistake, at lines that are indented no further.
    row = mistake.place.line - parsed.first_line
    most, left = indentation(lines[row]), MOST_READ_AGAIN
    for _ in range(MOST_RESUMED):
        stretch = next_stretch(lines, row, most)
        if stretch is None:
            break
        text = "\n".join(lines[stretch.start : stretch.end])
        left -= len(text)
        if left < 0:
            break
        rest = ParsedText(parsed.name, parsed.first_line + stretch.start, text)
        # A second failure of YAML is mostly a consequence of the first, so only other mistakes are reported.
        found += [later for later in rest.mistakes if later.code != source_codes.NOT_YAML.name]
        # Go on after the stretch, or after the line in it at which YAML failed again.
        row = stretch.end - 1
        if rest.trouble:
            row = max(stretch.start, rest.mistakes[-1].place.line - parsed.first_line)
        at = row if rest.trouble else min(stretch.end, len(lines) - 1)
        most = indentation(lines[at])
    return found
