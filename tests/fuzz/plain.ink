// A story of what most stories use: no lists, no threads.
VAR trust = 2
VAR told = false
VAR name = "Ada"
VAR way = -> room
CONST MOST = 5
TODO: more of this
~ temp first = RANDOM(1, 6)
The lamp room is {trust > 1: warm | cold}. {You count the steps.|You know the steps.}
{&Dark|Light}, {!once}, {~one|two|three} <>
and more\{\} "{name}" {first}. -> room

== room ==
{room > 3: -> late}
{told and not (trust == 5) or name == "Ada":
    She knows.
- else:
    She waits.
}
{trust:
- 0: None.
- 1: One.
- else: Many.
}
{
- trust > 3: Warm.
- else: Cold.
}
- (top)
* (ask) {trust > 0} {not told} ["Who are you?"] Nobody answers.
  ~ told = true
  * * [Wait] -> waiting ->
  * * Go on[.] to the door.
    ~ trust = first_of(trust, 1)
  - - (after) You listen.
+ [Look] You look. -> top
* {told} Take the coin[]. # took
  {stopping:
  - Heavy.
  - Light.
  -
  }
* -> late
- {TURNS_SINCE(-> room)} {ask} {room.after}
  ~ raise(trust)
  {trust < 9: -> room}
  -> way

= late
~ way = -> ending
~ name = "Bea"
-> waiting -> ending

== waiting
You wait, {name}.
->->

== ending
{10 / 3 * 2 mod 4 - -1}.
-> END

== function first_of(a, b)
{a >= b:
    ~ return a
}
~ return b

== function raise(ref x)
~ x = MIN(x + 1, MOST)
