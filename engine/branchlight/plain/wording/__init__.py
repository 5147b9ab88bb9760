"""All words that plain mode says, so that one folder has what a translation must replace.

    turn_words      turns and places, in words that make sense when they are read aloud
    typed_words     what a typed line could mean, if that is not clear
    told_words      the results of commands, and what the sitting says by itself
    marked_words    bookmarks
    help_words      the help

A text without values is a constant, and one with values is a function, since languages put values elsewhere. The titles
and values of settings are in `shelf/settings.py`, because the page says them too. Messages of `json_lines` are for
programs, and are not translated.
"""
