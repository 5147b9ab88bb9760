"""The version of the engine. The package takes it from here."""

VERSION = "0.2.0"
