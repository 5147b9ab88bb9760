"""The last steps, once all blocks are there: checks, joined lines, and fewer blocks."""
