"""Lists of ink: their items, operators, functions and changes."""
