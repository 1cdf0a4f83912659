"""Log lines that cannot carry anything a reader typed, sent or is."""

import logging


class BareFormatter(logging.Formatter):
    """Level, logger and the class of the exception; never the message, its arguments or a traceback.

    Our own code may name a page of the guide in `extra={"about": ...}`; that is added.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, for example `ERROR django.request ValueError`."""
        fault = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        about = getattr(record, "about", "")
        return f"{record.levelname} {record.name} {fault}" + (f" {about}" if about else "")
