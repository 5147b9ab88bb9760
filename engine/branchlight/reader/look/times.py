"""Times as menus show them."""

import time

from branchlight.reader.wording import save_words


def when(at: int) -> str:
    """Return a time, in seconds since 1970, as the reader's clock shows it: of today, without the date."""
    then, now = time.localtime(at), time.localtime()
    return time.strftime(save_words.TODAY if then[:3] == now[:3] else save_words.DAY, then)
