"""The mistakes that this layer finds, each declared once: trouble with files, then trouble with YAML.

An empty example means that no text can show the mistake (it lies in the folder, the bytes or the size).
tests/source/test_codes.py holds those in a table of folders instead.
"""

from branchlight.source.diagnostic import Code

NO_TITLE_PAGE = Code("E101", "error", "the story folder has no title page (story.yaml)", "")
NOT_A_STORY_FILE = Code("E102", "error", "a link, a special file or an unprintable name stands in the folder", "")
FILE_TOO_LARGE = Code("E103", "error", "a file, or the whole story, is too large to be read", "")
NOT_UTF8 = Code("E104", "error", "a file is not written in UTF-8", "")
CONTROL_CHARACTER = Code(
    "E105",
    "error",
    "the text holds a character that could steer the terminal",
    'title: A bell\n---\nnode: door\ntext: "She rings. \\a"\nending: rung\n',
)
DIRECTION_MARK = Code(
    "W106",
    "warning",
    "an invisible mark that changes the direction of writing was taken out",
    "title: Hidden\n---\nnode: door\ntext: The door \u202eis open.\nending: open\n",
)
NOT_READ = Code("W107", "warning", "a file in the story folder is not read because of its name or place", "")

TAB = Code(
    "E110",
    "error",
    "a line is indented with a tab",
    "title: Tabs\n---\nnode: door\ntext: |\n\tThe door is shut.\n",
)
INDENTATION = Code(
    "E111",
    "error",
    "the indentation of a line fits nothing above it",
    "title: Steps\n---\nnode: door\ntext: |\n    The door is shut.\n  The window too.\n",
)
QUOTE_OPEN = Code(
    "E112",
    "error",
    "a quotation mark is opened and not closed",
    "title: Open\n---\nnode: door\ntext: 'Tis the season.\ngo: door\n",
)
QUOTE_CLOSED = Code(
    "E113",
    "error",
    "text goes on behind its closing quotation mark",
    'title: Closed\n---\nnode: door\ntext: "Hi," she said.\n',
)
COLON = Code(
    "E114",
    "error",
    "a colon in the text is read as the end of a key",
    "title: Colon\n---\nnode: door\ntext: He said: run\n",
)
SPECIAL_START = Code(
    "E115",
    "error",
    "text starts with a character that means something else to YAML",
    "title: Start\n---\nnode: door\ntext: *Now* she runs.\n",
)
CUT_SHORT = Code(
    "E116",
    "error",
    "text is cut short by a ` #`, which starts a comment",
    "title: Number\n---\nnode: door\ntext: Room #5 is locked.\n",
)
READ_AS_DATA = Code(
    "E117",
    "error",
    "text that starts with a brace or a bracket is read as data",
    "title: Braces\n---\nnode: door\ntext: {name} arrives.\n",
)
YAML_FEATURE = Code(
    "E118",
    "error",
    "merge keys, anchors, tags and directives are not used in stories",
    "title: Merge\n---\nnode: door\n<<: {text: The door is shut.}\n",
)
DUPLICATE_KEY = Code(
    "E119",
    "error",
    "the same key stands twice",
    "title: Twice\n---\nnode: door\ntext: The door is shut.\ntext: The door is open.\n",
)
BAD_KEY = Code(
    "E120",
    "error",
    "a key is not text",
    "title: Keys\n---\nnode: door\nchoices:\n  - {name}: door\n",
)
TOO_DEEP = Code("E121", "error", "lists are nested too deeply", "title: Deep\n---\n" + "[" * 100 + "\n")
TOO_MUCH = Code("E122", "error", "a document has too many values, a text is too long, or too much is wrong", "")
BLOCK_START = Code(
    "E123",
    "error",
    "the text of a block does not start below its `|`, further in than its key",
    "title: Block\n---\nnode: door\ntext: | The door is shut.\n",
)
BRACKET = Code(
    "E124",
    "error",
    "a bracket or a brace has no partner",
    "title: Bracket\n---\nnode: door\ngo: [{to: door}\ntext: Shut.\n",
)
ESCAPE = Code(
    "E125",
    "error",
    "a backslash in double quotes is followed by something that YAML does not know",
    'title: Escape\n---\nnode: door\ntext: "the door \\is shut"\n',
)
STRAY_LINE = Code(
    "E126",
    "error",
    "a line is neither `key: value` nor part of the text above",
    "title: Stray\n---\nnode: door\ntext: The door is shut.\nThe window too.\ngo: door\n",
)
PARAGRAPHS_JOINED = Code(
    "W127",
    "warning",
    "a blank line in text that is not a `|` block does not part paragraphs",
    "title: Joined\n---\nnode: door\ntext: >\n  The door is shut.\n\n  The window too.\ngo: door\n",
)
NOT_YAML = Code(
    "E199",
    "error",
    "YAML cannot read this, for a reason not listed here",
    "title: Stop\n---\nnode: door\n...\ntext: The door is shut.\n",
)

CODES = (
    NO_TITLE_PAGE,
    NOT_A_STORY_FILE,
    FILE_TOO_LARGE,
    NOT_UTF8,
    CONTROL_CHARACTER,
    DIRECTION_MARK,
    NOT_READ,
    TAB,
    INDENTATION,
    QUOTE_OPEN,
    QUOTE_CLOSED,
    COLON,
    SPECIAL_START,
    CUT_SHORT,
    READ_AS_DATA,
    YAML_FEATURE,
    DUPLICATE_KEY,
    BAD_KEY,
    TOO_DEEP,
    TOO_MUCH,
    BLOCK_START,
    BRACKET,
    ESCAPE,
    STRAY_LINE,
    PARAGRAPHS_JOINED,
    NOT_YAML,
)
