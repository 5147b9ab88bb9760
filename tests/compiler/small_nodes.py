"""Parts of a story around the node that a test writes."""

HEAD = (
    "title: T\nvoices: {doubt: {name: D}}\nendings: {over: {title: Over}}\nstate:\n"
    "  trust: {start: 2, min: 0, max: 5}\n---\n"
)


NODE = "node: first\ntext: '{trust}'\n"


POOL = "---\nnode: b\npool: p\nlabel: B\nchoices: [{from: p}, {label: On, go: b}]\n"


LAST = "---\nnode: last\ntext: |\n  @doubt End.\nending: over\n"
