"""The codes of mistakes with files, and then of those with YAML."""

from branchlight.source.diagnostic import Code

NO_TITLE_PAGE = Code("E101", "error", "the story folder has no title page (story.yaml)")
NOT_A_STORY_FILE = Code("E102", "error", "a link, a special file or an unprintable name in the folder")
FILE_TOO_LARGE = Code("E103", "error", "a file, or the whole story, is too large to be read")
NOT_UTF8 = Code("E104", "error", "a file is not written in UTF-8")
CONTROL_CHARACTER = Code("E105", "error", "the text contains a character that could control the terminal")
DIRECTION_MARK = Code("W106", "warning", "an invisible mark that changes the writing direction was removed")
NOT_READ = Code("W107", "warning", "a file in the story folder is not read because of its name or place")
NOT_PORTABLE = Code("W108", "warning", "files have names that Windows or macOS cannot keep as they are")

TAB = Code("E110", "error", "a line is indented with a tab")
INDENTATION = Code("E111", "error", "the indentation of a line matches nothing above it")
QUOTE_OPEN = Code("E112", "error", "a quotation mark is never closed")
QUOTE_CLOSED = Code("E113", "error", "text continues after its closing quotation mark")
COLON = Code("E114", "error", "a colon in the text is read as the end of a key")
SPECIAL_START = Code("E115", "error", "text starts with a character that means something else to YAML")
CUT_SHORT = Code("E116", "error", "text is cut short by a ` #`, which starts a comment")
READ_AS_DATA = Code("E117", "error", "text that starts with a brace or a bracket is read as data")
YAML_FEATURE = Code("E118", "error", "merge keys, anchors, tags and directives are not used in stories")
DUPLICATE_KEY = Code("E119", "error", "the same key twice")
BAD_KEY = Code("E120", "error", "a key is not text")
TOO_DEEP = Code("E121", "error", "lists are nested too deeply")
TOO_MUCH = Code("E122", "error", "a document has too many values or mistakes, or a text is too long")
BLOCK_START = Code("E123", "error", "the text of a block does not start below its `|`, indented more than its key")
BRACKET = Code("E124", "error", "a bracket or a brace is unmatched")
ESCAPE = Code("E125", "error", "a backslash in double quotes is followed by something that YAML does not know")
STRAY_LINE = Code("E126", "error", "a line is neither `key: value` nor part of the text above")
PARAGRAPHS_JOINED = Code("W127", "warning", "a blank line outside a `|` block does not separate paragraphs")
NOT_YAML = Code("E199", "error", "YAML cannot read this, for a reason not listed here")

CODES = (
    NO_TITLE_PAGE,
    NOT_A_STORY_FILE,
    FILE_TOO_LARGE,
    NOT_UTF8,
    CONTROL_CHARACTER,
    DIRECTION_MARK,
    NOT_READ,
    NOT_PORTABLE,
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
