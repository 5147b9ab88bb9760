"""Small stories about what a line shows: alternatives, conditionals, glue and tags."""

LINES = {
    "alternatives of every kind": """\
VAR n = 0
- (top) {a|b|c} {&d|e} {!f|g} {h||i}
~ n = n + 1
{n < 5: -> top}
{stopping:
- First.
- Second.
}
+ [Again] -> top
* [End] -> END
""",
    "shuffles with draws": """\
VAR n = 0
- (top) {~a|b|c} {RANDOM(1, 6)}
~ n = n + 1
{n < 7: -> top}
{shuffle once:
- x
- y
}
+ [Again]
  ~ n = 3
  -> top
* [End] -> END
""",
    "shuffles that do more than show a text": """\
VAR hp = 9
VAR n = 0
-> k
== k
~ n++
{shuffle:
- A
  ~ hp = hp - 1
- B
  ~ hp = hp - 2
- -> out
-
}
Line {~x -> out|y|z}.
{shuffle once:
- once one
  ~ hp++
- once two
}
{shuffle stopping:
- s one
- s two
- last
}
hp {hp}
+ {n < 12} [again] -> k
+ [end] -> END
== out
out {shuffle stopping:
- q -> k2
- r
- t -> k2
}
+ {n < 12} [again] -> k
+ [end] -> END
== k2
k2
{shuffle:
- * once choice -> k
- + other choice -> k
}
+ [fin] -> END
""",
    "conditionals in lines and blocks": """\
VAR x = 2
VAR t = true
{x > 1: big|small} and {not t: false|true}.
{x:
- 0: zero
- 2: two
- else: many
}
{
- x == 1: one
- x == 2 and t:
  both
  lines
- else: none
}
{t:
  yes
- else:
  no
}
-> END
""",
    "text that a divert continues": """\
One and -> two
== two
two.
* [go] Three and -> four
== four
four {five: |and} <>
-> five
== five
five. -> END
""",
    "glue at both ends": """\
A <>
b <> c
<> d
* [go] e <>
- f
  -> g
== g
<> g
-> END
""",
    "tags on lines and choices": """\
# title: x
Words # mood
# alone
More.
* [Pick # heavy] Picked. # light
- -> END
""",
    "empty texts and knots without lines": """\
VAR name = ""
-> top
== top
Hello {name}. {name == "": Nobody.}
+ {name == ""} [Ada]
  ~ name = "Ada"
  -> top
* [Stub] -> stub
* [Shop] -> shop
== stub
TODO: write this
== shop
VAR visited = 0
= counter
Never seen. -> END
""",
    "a knot that a line goes on in, and that leads to itself": """\
VAR n = 2
A line goes on. -> room
== room
{room > 3: -> late}
{n > 9: Over.|Here.}
+ [Look] You look.
* [Wait] You wait.
- {TURNS_SINCE(-> room)} {room}
~ n++
{n < 9: -> room}
-> END
== late
Too late. -> END
""",
    "braces over several lines within words, and a comment without an end": """\
-> k
== k
The l{once:
- one
- two
}amp {k > 2:
burns
} <>{stopping:
- low
- high
}ly.
+ [On] -> k
* [End]
- -> END
/*""",
    "line breaks after backslashes": """\
-> k
== k
One\\
\\
two \\
three\\
-> l
== l
{k > 1:a\\
|b\\
\\
c} d
\\
 e {!f\\
} g
+ [On\\
 it] h\\
   -> k
* [End] -> END
""",
}
