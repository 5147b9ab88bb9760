"""The benchmark: the speed of the engine beside other engines. Nothing in `branchlight` imports this."""
