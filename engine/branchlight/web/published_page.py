"""The page of a published story: one HTML file with everything in it, which may load and send nothing."""

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from typing import Any

from branchlight.compiler.edition_in_page import edition_element
from branchlight.language.emit_js import js_value
from branchlight.model.story import Story
from branchlight.version import VERSION
from branchlight.web import assets
from branchlight.web.direction import direction
from branchlight.web.edition_without_words import without_words
from branchlight.web.packing import packed
from branchlight.web.story_as_data import StoryAsData, ifid, story_as_data


def published_page(story: Story, proof: dict[str, Any] | None = None, licence: str = "") -> str:
    """Return a story as one HTML file. The same story gives the same text.

    Arguments:
        story: the story to publish.
        proof: what the page may say about the proof of the story (see `proof_as_data`); None: nothing.
        licence: the text of the licence of the story.
    """
    made = story_as_data(story, licence)
    made.data["proof"] = proof
    before, style = assets.style("before"), assets.style("style")
    runtime, of_story, of_page, loader = assets.runtime(), _expressions(made), assets.page_script(), assets.loader()
    words = assets.plain_words()
    parts = {
        "LANG": _language(story.language or "en"),
        "OWN": f'lang="{words["LANGUAGE"]}" dir="{words["DIRECTION"]}"',
        "NOSCRIPT": html.escape(words["noScript"]),
        "OLDER": html.escape(words["older"]),
        "TITLE": html.escape(story.title),
        "META": _meta(story, _policy((before, style), (loader, runtime, of_story, of_page))),
        "LICENCE": f"<!-- {assets.licence()} -->",
        "STYLE": f"<style>{before}</style>",
        "PACKED": f'<script id="packed" type="text/plain">{packed(runtime, of_page, style)}</script>',
        "EXPRESSIONS": f'<script id="expressions" type="text/plain">{of_story}</script>',
        "STORY": f'<script id="story" type="application/json">{js_value(made.data)}</script>',
        "EDITION": edition_element(without_words(story)),
        "LOADER": f"<script>{loader}</script>",
    }
    return re.sub("@([A-Z]+)@", lambda found: parts[found[1]], assets.frame())


def _language(language: str) -> str:
    """Return the attributes of the page for the language of its story."""
    turned = ' dir="rtl"' if direction(language) == "rtl" else ""
    return f'lang="{html.escape(language)}"{turned}'


def _expressions(made: StoryAsData) -> str:
    """Return the script with what of a story is code: its expressions and formats. The rest is JSON, as data."""
    formats = ",\n".join([f"{js_value(name)}: {source}" for name, source in made.formats.items()])
    return f"const {{ $ }} = Branchlight;\nconst EXPRESSIONS = {made.functions};\nconst FORMATS = {{{formats}}};\n"


def _meta(story: Story, policy: str) -> str:
    """Return the elements that describe the page: for browsers, for catalogues, and for previews of a link to it."""
    described = {
        "description": story.blurb,
        "author": story.author,
        "generator": f"Branchlight {VERSION}",
    }
    shared = {
        "og:type": "website",
        "og:title": story.title,
        "og:description": story.blurb,
        "ifiction:ifid": ifid(story),
    }
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
    ]
    lines += [f'<meta name="{name}" content="{_attribute(text)}">' for name, text in described.items() if text]
    lines += [f'<meta property="{name}" content="{_attribute(text)}">' for name, text in shared.items() if text]
    return "\n".join(lines)


def _attribute(text: str) -> str:
    return html.escape(" ".join(text.split()))


def _policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the policy of the page: exactly these styles and scripts, and nothing from anywhere."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": " ".join(map(_hash, styles)),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join([f"{name} {sources}" for name, sources in allowed.items()])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
