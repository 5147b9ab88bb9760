"""A published story: one HTML file, which plays the story in a browser without any request.

    published_page         the whole file, with its policy and what other pages show of a link to it
    assets                 the files of the page and of the runtime, joined in order
    packing                scripts and styles, deflated
    story_as_data          a story as plain values for the runtime
    body_as_data           its bodies, with their choices
    prose_as_data          its prose
    proof_as_data          what is proven about it
    data_tables            what bodies share: functions, types, settings
    edition_without_words  the edition that a page carries for `prove --since`
    licences               the licence of a story
    direction              whether a language is written from right to left
    zipped                 the file in a zip, as hosts of games want it

`runtime/` plays the story, as the layer `play` does; it knows nothing of a page. `page/` is what a reader sees. In the
file are no turns that were made before: the runtime makes each turn from the story, the seed and the answers.
"""
