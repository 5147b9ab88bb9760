"""One program for each engine; all answer to the same verbs (see `player`)."""
