"""Commands of ChoiceScript at the beginning of a line. Their asterisk begins emphasis here."""

import re

_COMMAND = re.compile(
    r"(?<![^\n])\*(choice|fake_choice|hide_reuse|disable_reuse|allow_reuse|set|temp|create|input_text|input_number|rand"
    r"|goto|goto_scene|gosub|gosub_scene|label|if|else|elseif|finish|ending|page_break|line_break|return|comment)\b(?!\*)"
)
_CHOICE = "choices are written below `choices:`, as `- words: node`"
_CHANGE = "state changes in `do:`, for example `do: trust += 1`"
_GO = "a way to another node is `go: node`, below `text:`"
_ASK = "to ask the reader, write `ask:`"
_CALL = "to play a node and come back, write `call: node`"
_IF = "a condition in a text is `{condition: one | other}`"
_END = "a node ends the story with `ending: name`"
_BREAK = "an empty line begins a paragraph"
_COMMANDS = {
    **dict.fromkeys(("choice", "fake_choice", "hide_reuse", "disable_reuse", "allow_reuse"), _CHOICE),
    **dict.fromkeys(("set", "temp", "create", "rand"), _CHANGE),
    **dict.fromkeys(("input_text", "input_number"), _ASK),
    **dict.fromkeys(("goto", "goto_scene"), _GO),
    **dict.fromkeys(("gosub", "gosub_scene"), _CALL),
    **dict.fromkeys(("if", "else", "elseif"), _IF),
    **dict.fromkeys(("finish", "ending"), _END),
    **dict.fromkeys(("page_break", "line_break"), _BREAK),
    "return": "to return to where a `call` was made, write `go: back`",
    "label": "a node is a document of its own, which begins with `node: name`",
    "comment": "a comment begins with `#`, outside the text",
}


def command_hint(text: str, start: int) -> str:
    """Return a hint for the command that begins at an offset; "" if none does."""
    command = _COMMAND.match(text, start)
    return f"this is a command of ChoiceScript: {_COMMANDS[command[1]]}" if command else ""
