"""The state of an ink story: what it declares, what each piece can hold, and the items of its lists."""
