"""Upgrades: whether every save of an earlier edition of a story can be continued in a later one.

Both editions become one story. It begins at the beginning of the old one. Where a save can be made, there is one more
decision, the upgrade: it changes the state as `play.snapshot.mend` does, and goes on where the save is found again in
the new edition. Then the exploration of any other story decides what can follow (see `search`).

So what has to be kept of a state of the old edition needs no rules of its own. Ranges, partitions and liveness are
those of the joined story: whatever some test of either edition can still ask for, through the upgrade, is live.

Soundness. A state of the joined story has a slot for each slot of both editions. Those that the upgrade copies as they
are share one, which changes nothing: no state ever has two different values in them.

1. Up to the upgrade, the joined story is the old edition under other names. So its states are those of old sessions.
2. The upgrade changes slots as `mend` does, since it is made of what `mend` itself uses: `new_names` says which slot
   gets whose value, and `value_in` which value that is. It takes place in every state that a save can hold: at each
   decision, question and ending, and where a turn is stuck.
3. After it, the joined story is the new edition. So its states are those of sessions that continue a mended save.

A fault is what leads to the place of no such session (the save is lost), or to a state from which no ending can be
reached. Each is played before it is reported: the old edition, `mend`, and the new edition.

    shared_slots      how the slots of both editions share a state, and the statements of the upgrade
    renamed_edition   the old edition under other names
    two_editions      the joined story
    joined_bodies     its bodies, with what an upgrade leads to
    upgrade_playback  the playback of its steps, and of what it found in the two editions
    prove_upgrade     the proof
    upgrade_answer    the result, as plain values
    upgrade_report    the report for the terminal
"""
