"""An ink story to blocks: bodies with statements, a text, choices and ways."""
