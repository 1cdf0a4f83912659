"""Log lines that cannot carry anything a reader typed, sent or is."""

import logging


class BareFormatter(logging.Formatter):
    """Level, logger and the class of the exception; never the message, its arguments or a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, for example `ERROR django.request ValueError`."""
        fault = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        return f"{record.levelname} {record.name} {fault}"
