"""Small stories in ink, each about one thing, in which inkjs and an adopted story have to agree."""

SMALL = {
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
    "tunnels that return and leave": """\
-> a ->
Back.
-> a -> b ->
-> c
== a
In a.
+ [Go] On.
- ->->
== b
In b. -> a ->
->->
== c
-> d ->
Never.
== d
->-> e
== e
E. -> END
""",
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
    "knots with parameters": """\
-> tell(2, "x")
== tell(n, word)
{n} {word}
+ [More] -> tell(n, word)
+ {n < 4} [Up] -> tell(n + 1, "y")
* -> END
* [Stop] -> END
""",
    "stitches and labels": """\
-> k
== k
= first
First {k} {first}.
* (pick) a
- (here) Here {pick} {here}.
+ [Again] -> first
* [On] -> second
= second
Second {k.here} {k.second}. -> END
""",
    "turns since": """\
- (top) {TURNS_SINCE(-> mark)}
+ [Mark]
  - - (mark) Marked.
+ [Wait]
* [End] -> END
- -> top
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
    "tags on lines and choices": """\
# title: x
Words # mood
# alone
More.
* [Pick # heavy] Picked. # light
- -> END
""",
    "constants and lists as names": """\
CONST BIG = 5
LIST mood = calm, (tense), wild
{BIG} {mood} {mood == tense: yes}
~ mood = wild
{mood} {mood == calm: no|other}
-> END
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
    "random items of lists": """\
LIST bag = (rope), lamp, (coin), (key)
VAR held = rope
- (top)
~ held = LIST_RANDOM(bag)
{held}
~ bag -= held
{LIST_COUNT(bag)}
+ {bag} [Again] -> top
* [Lamp]
  ~ bag += lamp
  -> top
* [End] {LIST_RANDOM(bag)} -> END
""",
}
