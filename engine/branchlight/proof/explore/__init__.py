"""The exploration of every state of a story, and what it takes to keep it small and quick."""
