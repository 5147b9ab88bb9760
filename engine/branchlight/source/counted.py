"""How many there are of something, in words."""


def counted(number: int, word: str) -> str:
    """`1 choice`, `2 choices`, `1,000 choices`: for words that take an s."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
