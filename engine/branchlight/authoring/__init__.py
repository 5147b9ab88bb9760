"""The author's tools: check, map, stats, playthroughs, schema, new, and the plugin for pytest."""
