"""Glue at the edges of branches, and lines that go on only in some cases."""

GLUE = {
    "glue at the end of branches, before a space": """\
VAR x = true
VAR y = 1
-> a
== a
{ x:
You look down<>
- else:
You turn<>
} in the light.
{ y == 1:
 One<>
} and one.
{x: Words<>} and two.
{x:
Words <>
} and three.
{
- y == 1: Switch<>
- else: Other<>
} four.
{x:
Words <>
- else:
More<>
} five.
{stopping:
- First<>
- Second<>
} six.
Plain<>
 seven.
{x:
Last<>
} -> b
== b
 eight
~ x = not x
~ y = y + 1
* [a] -> a
+ [b] -> a
""",
    "glue at the end of some branches": """\
VAR x = true
VAR y = 1
-> a
== a
{x:
Words <>
- else:
More
} five.
{x:
Words<>
- else:
More
} five.
{x: In<>|Out<>} six.
{x: In<>|Out} seven.
{x:
 {y: Deep<>|Deeper<>}
- else:
 No<>
} eight.
{x:
 {y:
   Deep<>
 - else:
   Deeper<>
 }
- else:
 No<>
} nine.
{x:
 {y:
   Deep<>
 - else:
   Deeper<>
 }
- else:
 None
} ten.
{x:
Last<>
- else:
Not last
} -> b
== b
 eight
~ x = not x
~ y = y + 1
* [a] -> a
+ [b] -> a
""",
    "lines that go on with what may show nothing": """\
VAR t = ""
VAR n = 0
-> a
== a
A.
+ [Ok] -> e
+ [one] -> one
+ [two] -> two
+ [three] Three -> f
+ [four] Four. -> g
+ [five] Five {n} -> g
== one
One. -> e
== two
~ t = "words"
Two. -> e
== e
{t}
And this.
~ n = n + 1
+ [Back] -> a
+ [Stop] -> END
== f
{n > 1:more|{t}}
Then {n}.
-> e
== g
{
- n == 1: is one
- n == 2:
  is two
- t == "":
- else: {n > 3: so many<>}
}
Fine.
+ [On] -> f
+ [Off] -> one
""",
    "lines that go on in a knot, also after what may show nothing": """\
VAR n = 0
VAR t = false
-> k
== k
~ n = n + 1
Hub. More{n mod 2 == 0: -> odd}
Next.
{t: Again}{n mod 3 == 0: -> a}
Last.
+ [Turn]
  ~ t = not t
  -> k
+ [Again] -> k
== odd
and odd.
+ [Turn]
  ~ t = not t
  -> k
+ [Again] -> k
== a
and a.
+ [Turn]
  ~ t = not t
  -> k
+ [Again] -> k
""",
    "a label whose text begins with a space, within a line and after one": """\
-> mill
== mill
"Hello."
- (shop)
{shop == 1: "A lamp?"|{shop == 2: "Anything more?"|"Well?"}}
+ [Buy] The lamp is yours. -> shop
+ [Look] You look at it.-> shop
+ [Wait] -> shop
+ Nod, -> shop
+ [Leave] -> END
""",
    "a space before what may be left, and glue after it": """\
VAR n = 1
-> hub
== hub
~ n = n + 1
You{n == 2: look|, once more, look} {n mod 2 == 0: -> mill}
<>at it, then {at him|away}.
+ [Again] -> hub
== mill
{n > 2:, slowly}{n == 4:-> last}
+ [Back] -> hub
== last
Last.
+ [Back] -> hub
""",
}
