"""Small stories in ink, each about one thing, in which inkjs and an adopted story have to agree."""

from tests.adopt.small_ink.choices import CHOICES
from tests.adopt.small_ink.glue import GLUE
from tests.adopt.small_ink.knots import KNOTS
from tests.adopt.small_ink.lines import LINES
from tests.adopt.small_ink.lists import LISTS
from tests.adopt.small_ink.values import VALUES

SMALL = {**CHOICES, **LINES, **GLUE, **VALUES, **LISTS, **KNOTS}
