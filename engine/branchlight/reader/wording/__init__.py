"""All words that the page says, so that one folder has what a translation must replace.

command_names   the commands, the keys, and what the keys do while reading
key_words       mistakes in the file of the reader's own keys
foot_words      the keys at the foot of every screen, and how to close the book
page_words      messages of the page, and the lines at the end of a turn
menu_words      headings and lines of the menus
bookmark_words  bookmarks and their notes
shelf_words     the shelf of stories
save_words      saved places, and files that the reader names

A text without values is a constant, and one with values is a function, since languages put values elsewhere. The titles
and values of settings are in `shelf/settings.py`, because plain mode says them too.
"""
