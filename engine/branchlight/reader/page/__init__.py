"""The parts of the reading screen.

book            makes decisions in the session, and sets the new turn on the page
turn_window     the turns on the page, and the blocks of each
furniture       head, gauges and foot around the text
answer_line     the input line
story_question  the question of the story, on an input line
page_commands   every command by its name
finder          finds words in the text that was read
auto_turn       turns pages automatically
skipping        skips text that was read before
where_left      keeps the place on the page, and reads it again
quick_saves     the quick save
taking_out      copies text, or writes it to a file
"""
