"""Stories for the tests of maps."""

CAVE = """title: The cave
author: Ann
state:
  bought: {one of: [nothing, rope, lamp]}
voices: {echo: The echo}
notes: {dark: Darkness}
endings: {out: Out, gone: Gone}
---
scene: shop
title: The shop
---
node: shop
title: A small shop
tags: [first]
text: One coin, and *two* things to buy.
call: bell
choices:
  - {label: Buy a rope, do: bought = rope, go: cave.cave}
  - {label: Buy a lamp, do: bought = lamp, text: It glows., go: cave.cave}
  - {label: Steal, if: bought == rope, locked: Not today., go: cave.lost}
  - from: wares
---
node: bell
go: back
---
node: candle
pool: wares
when: not seen(candle)
label: Look at a candle
go: shop
---
scene: cave
title: The cave
---
node: cave
note: dark
text: |
  It is {bought == lamp: bright | dark} in here. {~ Drip. | Drop.}

  @echo Here, here.
veiled: A cave.
choices:
  - Feel your way on: cave
  - {label: Walk out., if: bought == lamp, go: sky}
---
node: lost
text: Nobody comes here.
ending: gone
---
node: sky
text: The sky.
ending: out
"""

_RUN = "document.documentElement.dataset.pwned = 1"
WORST = f'</script><script>{_RUN}</script><img src=x onerror="{_RUN}">'

HOSTILE = f"""title: '{WORST}'
author: '{WORST}'
endings: {{over: {{title: '{WORST}'}}}}
---
scene: main
title: '{WORST}'
---
node: first
title: '{WORST} %SCRIPT% %DATA%'
tags: ['{WORST}']
text: |
  {WORST} %STYLE% ]]> --> "; alert(1); // \\\\" ${{7}} `
choices:
  - {{label: '{WORST} "]; B --> C', id: on, go: last}}
---
node: last
text: 'javascript:alert(1)'
ending: over
"""


def large(scenes: int, nodes: int) -> str:
    """Return a large story that leads through all its scenes, with links back, past nodes, and between scenes."""
    lines = ["title: A large story", "endings: {out: Out}"]
    for scene in range(scenes):
        lines += ["---", f"scene: s{scene}", f"title: The long and winding name of scene {scene}"]
        for node in range(nodes):
            lines += ["---", f"node: n{node}", f"text: Words of node {node}."]
            ways = [f"s{scene}.n{other}" for other in (node + 1, node * 2 + 3, node // 3) if other < nodes]
            if node + 1 == nodes:
                ways += [f"s{other}.n0" for other in (scene + 1, scene // 2) if other < scenes]
            choices = [f"  - {{label: To {way}, id: c{place}, go: {way}}}" for place, way in enumerate(ways)]
            lines += ["choices:", *choices, f"  - {{label: Out, id: out{node}, ending: out}}"]
    return "\n".join([*lines, ""])
