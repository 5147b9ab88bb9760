"""The language server behind `branchlight lsp`. It needs pygls, which the extra `editor` brings.

    text_buffers, columns      texts as the editor has them, and its way of counting
    open_story, open_stories   the stories that they belong to
    compiling                  compiles a story soon after each change, and publishes its mistakes
    proving, proof_process     prove a story after it was saved, in a process of its own
    proof_news, proof_words    what a proof found, and the words for it
    requests/                  one file for each kind of request
    story_server               joins all of it

Only `story_server` and `requests` talk the protocol; `branchlight.editor` computes the answers.
"""
