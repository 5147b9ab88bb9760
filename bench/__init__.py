"""How quick the engine is, beside other engines in one run. Nothing in `branchlight` imports this."""
