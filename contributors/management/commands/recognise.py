"""Hold a text up to the mirror from the command line: a text on standard input, its findings on standard output."""

import json
import sys

from django.core.management.base import BaseCommand, CommandParser

from contributors.recogniser import findings


class Command(BaseCommand):
    help = "Show what in a text could be recognised: manage.py recognise [--json] < text.txt. Nothing is kept."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print start, end, kind, strength and advice as JSON")

    def handle(self, *, json: bool, **options: object) -> None:
        """Read standard input as UTF-8, byte for byte, so that spans are characters of the text as given."""
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        self.stdout.write(_as_json(text) if json else _as_lines(text))


def _as_json(text: str) -> str:
    found = [
        {"start": f.start, "end": f.end, "kind": f.kind, "strength": f.strength, "advice": f.advice}
        for f in findings(text)
    ]
    return json.dumps(found, indent=2)


def _as_lines(text: str) -> str:
    found = [
        f"{f.start}-{f.end} {f.kind} ({f.strength}): “{text[f.start : f.end]}”. {f.advice}" for f in findings(text)
    ]
    return "\n".join(found) or "We found nothing that we recognise. People who know you may still recognise you."
