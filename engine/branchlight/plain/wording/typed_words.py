"""The possible meanings of an unclear line, and what can be typed instead."""

AN_ANSWER = "an answer"
TYPE_HELP = "Type help."
NOTHING_TO_CHOOSE = "There is nothing to choose here. Type help."


def type_answer(wanted: str) -> str:
    """Return what can be typed at a question."""
    return f"Type {wanted}, or /help."


def type_choice(choices: int) -> str:
    """Return what can be typed at so many open choices."""
    return f"Type {numbers(choices)}the beginning of a choice, or help."


def no_command(text: str) -> str:
    """Return that there is no such command."""
    return f"There is no command {text}. Type /help for all of them."


def choice_or_command(choice: str, text: str) -> str:
    """Return the question whether a line is the choice with this label or a command."""
    return f'Is that the choice "{choice}" or the command? Type its number, or /{text}'


def several(names: list[str]) -> str:
    """Return which choices a line could mean."""
    one_of = f"{'; '.join(names[:-1])}; or {names[-1]}" if len(names) > 1 else names[0]
    return f"That could be {one_of}. Type more of it."


def neither(text: str, choices: int) -> str:
    """Return that a line is neither one of so many open choices nor a command."""
    return f'"{text}" is neither a choice here nor a command. Type {numbers(choices, "or ")}help.'


def no_choice(number: str, choices: int) -> str:
    """Return that none of so many open choices has this number."""
    return f"There is no choice {number}; type {f'a number from 1 to {choices}' if choices > 1 else '1'}."


def closed(reason: str) -> str:
    """Return that a choice is closed, and why if a reason is known."""
    return f"That is closed: {reason}" if reason else "That is closed."


def called(number: int, choice: str) -> str:
    """Return a choice by its number, or 0 if it has none, and its label."""
    return f'{number}, "{choice}"' if number else f'"{choice}"'


def numbers(choices: int, then: str = "") -> str:
    """Return the numbers that can be typed, followed by `then`, or "" if no choice is open."""
    return f"a number from 1 to {choices}, {then}" if choices > 1 else f"1, {then}" if choices else ""
