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
    "ranges without an edge, and whether a list is empty": """\
LIST fruit = fig, (pear), plum
VAR empty = 0
{LIST_RANGE(LIST_ALL(fruit), pear, ())} and {LIST_RANGE(LIST_ALL(fruit), (), pear)}.
-> top
== top
{not fruit} and {not not fruit}, {fruit: {fruit}|none}.
~ empty = not fruit
Empty: {empty}{not fruit:!}{not (not fruit):?}
* [Eat]
  ~ fruit = ()
  -> top
* [Pick]
  ~ fruit += plum
  -> top
* -> END
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
    "steps through a list": """\
LIST weather = sunny, (cloudy), rainy
-> top
== top
It is {weather}. {weather == rainy: Take a coat.}
+ {weather} [Worse]
  ~ weather++
+ {weather > sunny} [Better]
  ~ weather--
* [End] -> END
- -> top
""",
    "a fight in a tunnel with a parameter": """\
VAR hp = 10
VAR wolf = 6
VAR luck = false
-> forest
== forest
{forest > 1: You are back in the forest. }A wolf appears!
-> fight(3) ->
{hp <= 0: -> dead}
The forest is quiet again.
* [Go home] -> home
* [Look for another wolf]
  ~ wolf = 4
  -> forest
== fight(strength)
- (round)
{wolf <= 0:
  The wolf is dead.
  ->->
}
{hp <= 0: ->->}
You have {hp} health, the wolf {wolf}.
+ [Strike]
  ~ temp hit = RANDOM(0, strength)
  {hit == 0:
    You miss.
  - else:
    You hit it for {hit}.
    ~ wolf -= hit
  }
+ [Dodge] {shuffle:
  - You dodge.
    ~ luck = true
  - You stumble.
    ~ hp = hp - 2
  }
* [Run] You run. -> home
- {wolf > 0: -> bite ->}
-> round
== bite
{luck:
  The wolf misses.
  ~ luck = false
- else:
  The wolf bites{RANDOM(1, 2) == 1: hard}.
  ~ hp -= 3
}
->->
== home
Home at last.
-> END
== dead
You die{forest > 1:, after all}.
-> END
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
    "threads of options and an inventory": """\
VAR energy = 3
VAR player = "Sam"
LIST inventory = key, lamp, (coin)
VAR mood = 0

-> intro

=== intro ===
# scene: intro
You wake up. Your name is {player}.
* [Get up] You get up slowly.
* [Sleep more]
  You sleep a little longer.
  ~ energy += 1
- -> hallway

=== hallway ===
{hallway == 1: The hallway is dark.|{hallway > 4: You are tired of this hallway.|The hallway again.}}
<- room_options
+ {energy > 0} [Rest on the bench]
  ~ energy--
  You rest. {energy} left.
  -> hallway
* {inventory ? key} [Unlock the door] -> outside
+ [Check your pockets]
  -> pockets ->
  -> hallway

=== room_options ===
* {not kitchen} [Go to the kitchen] -> kitchen
+ {kitchen} [Back to the kitchen] -> kitchen
* [Study] -> study
-> DONE

=== kitchen ===
The kitchen smells of {~bread|soap|nothing}.
{not (inventory ? lamp): There is a lamp here.}
* [Take the lamp]
  ~ inventory += lamp
  You have {LIST_COUNT(inventory)} things.
+ [Leave]
- -> hallway

=== study ===
A study. {inventory has lamp: The lamp shows a key!|It is too dark to see.}
* {inventory has lamp} [Take the key]
  ~ inventory += key
  ~ change(mood, 2)
+ [Leave the study]
- -> hallway

=== pockets ===
{LIST_COUNT(inventory) == 0: Nothing at all.|You carry: {inventory}.}
->->

=== outside ===
{mood > 1: You smile.|You frown.} {TURNS_SINCE(-> kitchen) > 2: The kitchen is long ago.}
{
- energy > 2: Full of energy.
- energy == 0: Exhausted.
- else: A bit tired.
}
The end. -> END

=== function change(ref x, by) ===
~ x = x + by
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
    "lists that a function tells": """\
LIST bag = (rope), lamp, (coin), key, map, hat, (pen)
VAR sold = (lamp, pen)
-> top
== top
You have {told(bag, "nothing")}. {told(bag ^ sold, "none")} for sale.
+ [Find]
  ~ bag += (lamp, map)
  -> top
+ [Lose {taken(bag)}]
  ~ temp lost = taken(bag)
  ~ bag -= lost
  You lose the {lost}. -> top
+ [Sell]
  ~ bag = bag - sold
  -> top
* [End] {LIST_INVERT(bag)} -> END
=== function taken(list)
  ~ return LIST_MIN(list)
=== function told(list, if_empty)
  {LIST_COUNT(list):
  - 2:
      {LIST_MIN(list)} and {told(list - LIST_MIN(list), if_empty)}
  - 1:
      {list}
  - 0:
      {if_empty}
  - else:
      {LIST_MIN(list)}, {told(list - LIST_MIN(list), if_empty)}
  }
""",
    "threads with guards, labels and parameters": """\
VAR n = 1
VAR met = false
-> hub
== hub
Hub.
{met: <- news}
<- offer(n)
<- offer(n + 5)
<- guarded
+ [Leave] -> END
== news
- (again) The news.
+ [Ask again] -> again
+ [Thanks] -> hub
== offer(price)
{price > 8: -> DONE}
{price > 5: Dear things.}
+ [For {price}]
  ~ n = n + 1
  You pay {price}, and then {n}.
- You paid {price}. -> hub
== guarded
{met:
  Nobody waits.
  -> DONE
}
Ada waits.
* [Meet her]
  ~ met = true
  -> hub
- -> DONE
== never(who)
{who} never comes. -> END
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
}
