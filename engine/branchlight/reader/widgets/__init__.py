"""What stands on a page: the transcript, the running head, the foot."""
