"""The parts of the reading screen.

book            takes decisions to the session, and sets what comes of them on the page
turn_window     the turns on the page, and the blocks of each
furniture       head, gauges and foot around the text
answer_line     the line to write on
page_commands   every command by its name
finder          finds words in what was read
auto_turn       turns pages by itself
skipping        goes over what was read before
quick_saves     the quick save
taking_out      copies text, or writes it to a file
"""
