"""One program for each engine. All have the same verbs: see `player`."""
