"""ink: from text to a tree in which every part has its place, and every name is resolved."""
