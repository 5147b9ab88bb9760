"""The language server behind `branchlight lsp`. It needs pygls, which the extra `editor` brings.

    text_buffers, columns      texts as the editor has them, and its way of counting
    open_story, open_stories   the stories that they belong to
    compiling                  compiles a story soon after each change, and publishes its mistakes
    publishing                 mistakes and findings of proofs as the editor gets them
    proving, proof_process     prove a story after it was saved, in a process of its own
    own_program                the command line that starts such a process
    proof_lines, proof_news    what a proof found, as one process writes it and the other reads it
    proof_words                the words for it
    lsp_ranges                 places of ours as the protocol has them, and back
    requests                   one file for each kind of request
    story_server, serve        joins all of it, and runs

Only `story_server` and `requests` talk the protocol; `branchlight.editor` computes the answers.
"""
