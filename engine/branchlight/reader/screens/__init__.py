"""Whole pages. All but the first are imported when they are first asked for."""
