"""Small stories about knots, stitches, tunnels and threads."""

KNOTS = {
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
}
