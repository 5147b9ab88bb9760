"""Hiding: proofs of stories that are too large to explore, by exploring smaller ones.

An *abstract story* keeps some parts of the state visible and hides the rest. It is explored in full. For what it leaves
open, more parts become visible, until everything is settled or the limits are reached. This is localization (Kurshan,
1994) with counterexample-guided refinement (Clarke, Grumberg, Jha, Lu and Veith, 2000).

Soundness. A situation of the abstract story represents every state of the story that has the same visible parts,
the same place and the same last callers.

1. Each session of the story is one of the abstract story. Statements give visible parts equal values in both, because
   all that is assigned to a visible part is visible, too. A test that reads only visible parts has equal results. Any
   other test has both results in the abstract story. So what the abstract story never meets, the story never meets.
2. What is reported as reached was played. Play itself made each step, so the path is one of the story.
3. That an ending can be reached from everywhere follows from steps that hidden state cannot prevent: see
   `within_reach`. A situation represents every state of the story, by the first point.
4. A trap is reported if no way through the abstract story leads from a situation to an ending, and a path was played to
   a state that the situation represents (see `represented`). By the first point no session leads from there to one.

An abstract story forgets the length of a turn, so that it may have turns that play halts. That adds sessions, so the
first point holds. The third one is claimed only if no turn can be that long (see `turn_lengths`).

Always visible are the place and the last few callers (see `short_stacks`). Texts are never tested. All else can be
hidden: numbers, flags, members of sets, visits, choices that were taken, ages, the progress of varying texts, and the
orders of pools.

The modules, in the order in which they are used:

    state_parts        the parts of the state, and which depend on which
    unknown            the unknown truth, and the enumeration of its results
    truths             tests, when they may hold, and when they surely do
    unsure_offers      offers that may be open or closed
    abstract_promises  the checks of promises
    abstract_story     the story with hidden parts
    unsure_picks       the storylets that an unsure pool may offer
    short_stacks       call stacks that remember the last few callers
    outcomes           the results of a step from an abstract situation
    abstract_space     every situation of an abstract story
    abstraction        an abstract story that was explored
    watched_story      the story, made to report what it meets
    retrace            playing a path of an abstract story
    guards             the parts that decide about a choice or a test
    blame              the parts that are to blame for a path that cannot be played
    within_reach       the goals that surely or possibly are within reach
    turn_lengths       turns that may be too long
    represented        a check that a situation represents a state
    workshop           the tools that all refinements share
    items              refinement for nodes, choices, variants, endings and promises
    freedom            refinement for stuck states and promises `never lost`
    by_hiding          the stage
    told_first         refinement for facts that are told before they are used
"""
