"""Setting type: turns become blocks, blocks become lines. Pure values; knows nothing of Textual."""
