"""The little language of stories: expressions, statements, prose markup. Closed, typed and total."""
