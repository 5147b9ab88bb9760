"""Numbers with their nouns."""


def counted(number: int, word: str) -> str:
    """Return `1 choice`, `2 choices` or `1,000 choices`, for words that take an s."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
