"""The mouse: the terminal reports it to the page, or keeps it for its own use."""

from textual.app import App


def report_mouse(app: App[None], wanted: bool) -> bool:
    """Let the terminal report the mouse, or keep it. Return False if it does so only when the page opens again."""
    report = getattr(app._driver, "report_mouse", None)
    if report is None:  # the driver of Windows
        return False
    report(wanted)
    return True
