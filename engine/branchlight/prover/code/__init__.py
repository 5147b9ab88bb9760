"""Successor functions as generated Python.

`turn_code` writes the functions, and its docstring has a sample of them:

    turn_code       functions that follow a state from one control point to the next
    decision_code   the decisions that are open
    body_code       what happens in a body without a decision
    do_code         changes of the state
    offer_code      which choices are open
    pick_code       which storylets are picked from a pool
    sure_code       what is sure about unsure offers
    way_out_code    endings, ways out and dead ends
    landing_code    where saves of an earlier edition are found again
    jump_code       calls, returns, and arrival at a control point
    property_code   properties that are met
    promise_code    promises that are checked

These modules are what the code is written from, and with:

    plan            the results of all reductions
    packed_state    a state in one integer, with pending changes
    source_writer   lines, indentation, constants and fresh names
    namespace       the names that the code uses, and its execution
    storylets       functions that the code calls
    draw_sites      the places at which draws are made
"""
