// A part of whole.ink.
Before the lamp room.
== cellar
It is dark. -> END
