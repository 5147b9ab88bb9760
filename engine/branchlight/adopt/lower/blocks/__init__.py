"""Blocks: bodies with statements, a text, choices and ways, and the graph of them."""
