"""What can be said of a story without a reader: rules, proof, playthroughs, figures and maps."""
