"""Text in files: places, diagnostics, and the YAML reader. The only layer that imports yaml."""
