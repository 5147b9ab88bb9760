"""The story as a transition system: its bodies, its properties, and where it draws."""
