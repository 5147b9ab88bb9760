"""The small language of stories: expressions, statements and prose markup. It is closed, typed and total."""
