"""Blocks to YAML: names, expressions, prose, nodes and files.

The modules, from the whole to its parts:

    story_files         the files of a story
    story_folder        the folder that they are written to
    layout              which blocks become nodes, and their names
    declarations_text   the state on the title page
    nodes               nodes and choices
    statement_lines     statements
    written_values      expressions
    prose_text          texts
    side_breaks         line breaks at the edges of what varies
    glue_at_end         glue at the end of a turn
    idle_glue           glue within a paragraph
    remarks             comments and tags
    wordings            values of enumerations, and their words
    identifiers         names as they can be written here
    yaml_text           scalars and blocks of YAML
"""
