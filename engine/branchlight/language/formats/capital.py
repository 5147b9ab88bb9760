"""`as capital`: words with a large first letter."""

from branchlight.language.formats.format import Format


def capital(text: str) -> str:
    """Return the text with its first letter large. Signs may come before it, but no digit."""
    for place, sign in enumerate(text):
        if sign.isalnum():
            return text[:place] + sign.upper() + text[place + 1 :]
    return text


_JS = r"text => text.replace(/[\p{L}\p{N}]/u, sign => sign.toUpperCase())"

CAPITAL = Format("capital", "words with a large first letter", ("text", "one of"), capital, _JS, is_spoken=False)
