"""The parts of a line: conditionals, alternatives, diverts, tunnels and threads."""
