"""Located values to a story: shapes, names and types. Every stage returns what it made and what is wrong."""
