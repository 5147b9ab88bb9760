"""Stories of other kinds, adopted: ink text to a tree with places, to blocks, to YAML. Imports only `source`."""
