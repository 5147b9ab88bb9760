"""Blocks to YAML: names, expressions, prose, nodes and files."""
