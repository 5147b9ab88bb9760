// A story that uses everything that ink has.
INCLUDE included.ink
VAR trust = 2
VAR told = false
VAR name = "Ada"
VAR way = -> room
CONST MOST = 5
LIST mood = calm, (tense), wild = 7
LIST pockets = (key), coin
TODO: more of this
~ temp first = RANDOM(1, 6)
The lamp room is {trust > 1: warm | cold}. {You count the steps.|You know the steps.} # tower
{&Dark|Light}, {!once}, {~one|two|three} <>
and more\{\} "{name}" {first}. -> room

== room ==
# a room
{room > 3: -> late}
{told and not (trust == MOST) or name == "Ada":
    She knows. {mood has calm: Calm.}
- else:
    She waits.
}
{trust:
- 0: None.
- 1: One.
- else: Many. {pockets}
}
{
- trust > 3: <- aside(1)
- mood ? (tense, wild): Tense.
}
- (top)
* (ask) {trust > 0} {not told} ["Who are you?"] Nobody answers.
  ~ told = true
  * * [Wait] -> waiting ->
  * * Go on[.] to the door.
    ~ trust += 2 * (first_of(trust, 1) - 1)
  - - (after) You listen.
+ [Look] You look. -> top
* {pockets !? coin} Take the coin[]. # took
  ~ pockets += coin
  {stopping:
  - Heavy.
  - Light.
  -
  }
* -> late
- {TURNS_SINCE(-> room)} {CHOICE_COUNT()} {ask} {room.after}
  ~ raise(trust)
  {trust < 9: -> room}
  -> way

= late
~ way = -> ending
{shuffle once:
- Rain.
- Wind.
}
-> waiting -> ending

== waiting
You wait.
->->

== aside(times)
~ times++
* [Step aside]
  {times} steps.
  -> room.late

== ending
~ mood = ()
{LIST_COUNT(mood)}, {LIST_ALL(pockets) ^ (key)}, {10 / 3 * 2 mod 4 - -1}.
/* the
   end */
-> END

== function first_of(a, b)
{a >= b:
    ~ return a
}
~ return b

== function raise(ref x)
~ x = MIN(x + 1, MOST)
