"""Texts as pieces: words, values, line breaks and glue, and the spaces between them."""
