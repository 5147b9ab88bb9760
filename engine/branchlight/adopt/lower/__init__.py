"""An ink story to blocks: bodies with statements, a text, choices and ways.

`lower_story` goes through a story with a `Lowering`, which has an object for each thing that all steps share. What
follows a course writes to its block. The packages, from the bottom up:

    state       what the story declares, and what its state can hold
    texts       pieces of text: words, values, line breaks, glue
    blocks      bodies, and the graph of them
    lists       items, operators and functions of ink's lists
    branches    conditions, in one block or over several
    values      expressions, and the functions that they call
    lines       the parts of a line, and where it leads
    weave       statements, choices, gathers and their loose ends
    finish      checks of all blocks, joined lines, fewer blocks

And what they share:

    lower_story     a whole story, from its first block on
    lowering        one pass, with an object for each concern
    ink_values      expressions whose names are known
    courses         the block that is being filled, and the choices that wait
    frames          local names of a function or a thread while it is written out
    tested          values as conditions
    copies          how often functions and threads were written out
    parted          which conditionals need several blocks
    weave_ends      where loose ends go on
    loose_ends      where courses end that no divert leads on
    refusal         what cannot be expressed, and exceptions for that
    lower_codes     the codes of refusals
    notices         what is left out or kept in another form
    reading_order   the order of places in the ink
"""
