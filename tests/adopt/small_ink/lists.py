"""Small stories about lists."""

LISTS = {
    "constants and lists as names": """\
CONST BIG = 5
LIST mood = calm, (tense), wild
{BIG} {mood} {mood == tense: yes}
~ mood = wild
{mood} {mood == calm: no|other}
-> END
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
    "lists that lose and gain their own first and last items": """\
LIST fruit = (apple), (pear), (plum), fig
VAR bag = (apple, plum)
VAR got = ()
-> k
== k
{bag} {got} {fruit}
{bag:
~ got = LIST_MIN(bag)
~ bag = bag - LIST_MIN(bag)
- else:
~ bag = fruit
~ fruit = fruit - LIST_MAX(fruit)
}
~ fruit -= LIST_MIN(bag)
+ [On] -> k
+ [More]
 ~ bag = bag + LIST_MAX(fruit)
 ~ bag = LIST_MIN(bag) + bag
 ~ got = LIST_MAX(got)
 -> k
+ [New]
 ~ bag = LIST_ALL(fruit) - bag
 -> k
""",
    "lists told by functions that take them apart": """\
LIST fruit = (apple), (pear), (plum), fig
VAR bag = (apple, plum)
-> k
== k
You have {list_with_commas(bag)}. And {list_with_commas(fruit)}
{list_with_commas((apple, fig))}{list_with_commas(())}
Plainly: {plain(bag)}.
+ [Drop]
  ~ bag -= pear
  ~ fruit -= plum
  -> k
+ [Take]
  ~ bag += (pear, fig)
  -> k
+ [Empty]
  ~ bag = ()
  -> k
== function pop(ref _list)
    ~ temp el = LIST_MIN(_list)
    ~ _list -= el
    ~ return el
== function list_with_commas(list)
    { list:
        {_list_with_commas(list, LIST_COUNT(list))}
    }
== function _list_with_commas(list, n)
    {pop(list)}{ n > 1:{n == 2: and |, }{_list_with_commas(list, n-1)}}
== function plain(list)
    { list:
        {pop(list)}{list:, {plain(list)}}
    - else:
        nothing
    }
""",
}
