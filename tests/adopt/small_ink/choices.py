"""Small stories about choices, gathers and fallbacks."""

CHOICES = {
    "choices nested and gathered": """\
Start.
* One[.] is chosen.
  * * Deeper
      Deep.
  * * [Deepest] Down.
  - - Inner gather.
* Two
  Below two.
- Outer gather.
* -> END
""",
    "sticky choices and read counts": """\
-> top
== top
Seen {top} times{top > 1:, again}.
+ (go) [Go on] -> top
+ {go > 1} [Leave] {go} -> END
* [Once] -> top
""",
    "fallback after all choices": """\
- (top) Here.
* A
* B
* -> done
- -> top
- (done) Done. -> END
""",
    "choices in a conditional": """\
VAR t = true
- (top)
{t:
  * a -> next
  * b
    ~ t = false
    -> next
- else:
  * c -> next
}
* (d) d -> next
- (next) Here {t: true|false}. {d: -> END} -> top
""",
    "functions in conditions of choices": """\
VAR n = 0
- (top) {n}
+ {can(n)} [Up]
  ~ n++
+ {not can(n)} [Done] -> END
* [Stop] -> END
- -> top
== function can(x)
~ return x < 3
""",
    "choices that wait for those of another knot": """\
VAR t = true
VAR n = 0
-> hub
== hub
~ n = n + 1
Hub {n}. {hub}
{t:
  * [Special] Special. -> hub
}
{n > 1:
  + [More] More.
    -> hub
}
-> common
== common
Common text. {common}
* [One] One.
+ [Two]
  ~ t = not t
  -> hub
+ {n > 3} [Leave] -> END
- Gathered. -> hub
""",
    "counts of choices, also of those in threads and without words": """\
VAR x = 1
-> k
== k
~ x++
{CHOICE_COUNT()}
{x > 2:
* [b] -> k
+ [c] -> k
}
{CHOICE_COUNT()}
{x > 3:
* -> m
+ {CHOICE_COUNT() < 4} [d] -> k
}
<- t
{CHOICE_COUNT()}
+ [e] {CHOICE_COUNT()} -> k
* {CHOICE_COUNT() > 2} [f] -> k
- (m) -> END
== t
* [t] -> k
+ {x > 4} [u] -> END
""",
}
