"""ink: from text to a tree in which every part has its place, and every name is resolved.

The tree, and the way to it from the files:

    tree                the syntax of a story
    read_ink            a story from its main file
    ink_files           files that are safe to open
    includes            one story from several files
    comments            comments, taken out
    parsing             one file, parsed
    scanner             a reading head with what surrounds it
    text_head           a position in a text
    lines_of_ink        lines in a row
    headings            knots, stitches and functions
    declarations        VAR, CONST, LIST, EXTERNAL, INCLUDE, TODO
    logic_lines         lines that start with `~`
    choices             choices and gathers as they are written
    weaving             the tree of choices and gathers, by their depths
    inline              the parts of a line
    diverts             diverts, tunnels and threads
    brace_logic         what braces contain
    conditionals        conditionals in braces
    alternatives        alternatives in braces
    expressions         operators
    operands            what operators are applied to

What its names mean, and what is wrong:

    flows               knots and stitches, and all parts inside one
    declared            all that a story declares, by name
    meanings            the meanings of names
    resolving           the meaning of each name, by its scope
    inference           what variables and functions can hold
    built_in            ink's own functions
    argument_counts     a check of calls and diverts
    misplaced           a check of where statements are
    taken_names         a check that a name means one thing
    consequences        mistakes that only follow from others
    ink_codes           the codes of mistakes
    shuffle_decks       shuffles that are written with lists
"""
