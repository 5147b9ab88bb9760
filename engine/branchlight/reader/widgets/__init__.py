"""The widgets of a page: the transcript, the running head, the foot and others."""
