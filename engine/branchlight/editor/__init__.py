"""Answers to the questions of editors about a story, as pure functions of its files."""
