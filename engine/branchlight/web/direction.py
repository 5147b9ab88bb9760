"""The direction in which a language is written, by its code and the script that the code may name."""

_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())
"""The scripts that are written from right to left (ISO 15924)."""

_LANGUAGES = frozenset(
    "aii apc ar arc ary arz azb bal ckb dv fa glk he iw ji ks lrc mid mzn nqo pnb prs ps rhg sd syr ug ur yi".split()
)
"""The languages whose usual script is one of those."""


def direction(language: str) -> str:
    """Return "rtl" for a language that is written from right to left, else "ltr"."""
    code, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else code in _LANGUAGES) else "ltr"
