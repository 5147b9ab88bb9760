"""Small stories about variables, functions and counts."""

VALUES = {
    "functions with values and text": """\
VAR x = 1
{double(3)} {say()}
~ add(x, 4)
~ x = double(x)
{x} {larger(x, 3)}
-> END
== function double(n)
~ return n * 2
== function say
Hello.
== function add(ref v, n)
~ v += n
== function larger(a, b)
{a > b:
  ~ return a
- else:
  ~ return b
}
""",
    "texts in variables": """\
VAR name = "Ada"
VAR mood = "calm"
{name} is {mood}.
* [Change]
  ~ name = "Bea"
  ~ mood = "wild"
* [Keep]
- {name} is {mood}. {name == "Ada": Same.|Other.}
-> END
""",
    "targets in variables": """\
VAR way = -> one
* [One]
* [Two]
  ~ way = -> two
- -> way
== one
One. -> END
== two
Two. -> END
""",
    "arithmetic of whole numbers": """\
VAR a = 7
VAR b = -3
{a / 2} {a mod 4} {b / 2} {a * b} {a - b - 1} {a * 4 / 2} {MIN(a, b)} {MAX(a, b)} {- a} {a == 7} {a % 2 == 1 && b < 0}
~ a++
~ b--
~ a -= 2
{a} {b}
-> END
""",
    "turns since": """\
- (top) {TURNS_SINCE(-> mark)}
+ [Mark]
  - - (mark) Marked.
+ [Wait]
* [End] -> END
- -> top
""",
    "turns, labels that move on unseen, and functions of the game": """\
EXTERNAL ring(times)
EXTERNAL tax(price)
VAR met = false
VAR n = 1
-> top
== top
Turn {TURNS()}. {TURNS() > 3: It is late.}
~ ring(n)
+ {met} [Ask {again|once more|}] -> top
+ {not met} [{&Heads|tails}, {met: on|first}{!.|!}] -> top
+ {TURNS() > 2} [Pay {tax(n)}]
  ~ n = tax(n)
  -> top
+ [Meet]
  ~ met = not met
  -> top
* [End] -> END
== function ring(times)
Ding{times > 2: dong}.
== function tax(price)
~ return price + 2
""",
    "the clock of a village": """\
CONST NOON = 12
VAR hour = 8
VAR place = -> square
LIST Weather = sunny, (cloudy), rainy
LIST Done = bought_bread, fed_cat
-> square
=== function advance(n)
~ hour = hour + n
{hour >= NOON && Weather != rainy:
    ~ Weather++
}
=== function time_text
{hour < NOON:{hour} in the morning|{hour == NOON:noon|{hour - NOON} in the afternoon}}
=== square
~ place = -> square
The square, at {time_text()}. It is {Weather}.
{hour > 16: -> night}
+ [Walk to the shop]
  ~ advance(1)
  -> shop
+ [Sit] You sit.
  ~ advance(2)
  -> square
* {Done ? bought_bread} [Feed the cat]
  ~ Done += fed_cat
  ~ advance(1)
  Purr. -> place
=== shop
~ place = -> shop
= counter
The shop. {!"Welcome!"|"You again."}
* [Buy bread]
  ~ Done += bought_bread
  -> counter
+ [Leave]
  ~ advance(1)
  -> square
=== night
{LIST_COUNT(Done)} things done: {Done}.
{Done == LIST_ALL(Done): All of them!|{Done: Some.|None.}}
-> END
""",
    "lines of functions within a line": """\
VAR x = 0
-> k
== k
~ x = x + 1
A {f_stop()}. B {f_if(x)}. C {f_tail(x)}. D {f_head(x)}. E {f_both(x)}.
F{f_empty(x)}.
{f_if(x)} begins, {f_once()} goes on{f_once_more()}.
+ [On] -> k
+ [Label {f_if(x)}.] -> k
+ {x > 6} [End] -> END
== function f_stop
{stopping:
- first
- second
- last
}
== function f_if(n)
{ n == 2:
  two
- else:
  other
}
== function f_tail(n)
Words
{ n == 2:
  and two
}
== function f_head(n)
{ n == 2:
  Two
}
words
== function f_both(n)
{ n < 3:
  low
}
{ n > 1:
  high
}
{ n == 2:
  {stopping:
  - nested
  - again
  }
- else:
  {n}
}
== function f_empty(n)
{ n > 3:
  {n > 4: deep}
}
== function f_once
{!once|twice}
== function f_once_more
{once:
- more
- much
}
""",
    "spaces at the edges of texts in variables": """\
VAR article = ""
VAR who = " Ada "
VAR plain = "night"
-> k
=== k ===
You see {article}lamp. "{who}" and {who}, {article}{plain}{article}.
{article}{plain}
* [{article}lamp]
  ~ article = "the "
  -> k
* [{who}]
  ~ who = "Bea"
  ~ article = ""
  -> k
* [{plain}{who}]
  ~ article = "  "
  ~ plain = " "
  -> k
* -> END
""",
    "texts as conditions": """\
VAR who = ""
VAR mood = "calm"
-> k
=== k ===
{who: {who}|Nobody} is {mood: {mood}}.
* {mood} [Wild]
  ~ mood = "wild"
  -> k
* {who} [Nobody]
  ~ who = ""
  -> k
* [Ada]
  ~ who = "Ada"
  -> k
* -> END
""",
    "a random value that branches compare, in a text and over several knots": """\
VAR n = 0
-> k
== k
Before {RANDOM(1, 3)} and {~a|b|c}. { RANDOM(1, 3):
- 1: A wind comes up.
  ~ n++
- 2: It is still. -> other
- else: Rain {RANDOM(1, 2):
  - 1: light
  - 2: heavy
  }
}
Then {n}. {weather()} {twice()}
+ [Again] -> k
== other
Other.
+ [Back] -> k
=== function weather()
{ RANDOM(1, 2):
- 1: ~ return "fine"
- 2: ~ return "foul"
}
~ return "none"
=== function twice()
~ temp x = RANDOM(1, 6)
~ return x * 10 + x
""",
    "random values that functions and knots name, and use again": """\
VAR n = 3
-> k
== k
{MIN(RANDOM(1, 6), 4)} {MAX(RANDOM(1, 6), n)} {RANDOM(1, 6) % 4} {RANDOM(1, 9) / 2}
{not RANDOM(0, 1)} {RANDOM(0, 1) == 1: both|not both} {RANDOM(0, 1): one|none}
{RANDOM(0, 2) > 1: yes|no}
~ n = n + RANDOM(0, 1) - RANDOM(0, 1)
{n}
+ [Again] -> k
+ [Other] -> other
== other
~ temp x = RANDOM(1, 3)
{x:
- 1: One {x}.
- 2: Two {x}.
- else: Three {x}.
}
{ sum(RANDOM(1, 3), RANDOM(4, 6)) } { sum(sum(RANDOM(1, 3), 1), x) }
{ pick(x) } { pick(RANDOM(1, 3)) } { pick(pick(RANDOM(1, 3))) }
~ inc(x, RANDOM(1, 2))
{x} {d6()} {d6() + d6()} {loud()}
{ d6() > 3: high | low }
+ [Back] -> k
+ [Way] -> way(RANDOM(1, 2))
== way(w)
Way {w} {w}.
{ w + RANDOM(0, 1):
 - 1: -> k
 - 2: Two.
 - 3: Three.
}
-> k
=== function sum(p, q)
~ return p + q + p
=== function pick(p)
{ p:
- 1: ~ return 2
- 2: ~ return 3
}
~ return 1
=== function inc(ref v, by)
~ v = v + by
~ v = v + by
=== function d6()
~ temp y = RANDOM(1, 6)
~ return y
=== function loud()
~ temp y = RANDOM(1, 2)
~ y = y + RANDOM(0, 1)
{ y > 1: Loud {y}|Soft {y} }
""",
}
