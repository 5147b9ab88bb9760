"""The screens. All except the first are imported on first use."""
