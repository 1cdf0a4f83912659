"""The recogniser from the command line, as a mentor would use it on a file."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def recognise(text: str, *options: str, **more: str) -> str:
    environment = {**os.environ, "SOS_DEVELOPMENT": "1", **more}
    command = [sys.executable, "manage.py", "recognise", *options]
    done = subprocess.run(command, cwd=ROOT, env=environment, input=text.encode(), check=True, capture_output=True)
    return done.stdout.decode()


def test_it_prints_each_finding_as_json_with_spans_of_the_text_as_given():
    text = "Zoë Müller\r\nwas moved to Hull, and “nobody” cried.\n"
    found = json.loads(recognise(text, "--json"))
    assert [text[f["start"] : f["end"]] for f in found] == ["Zoë Müller", "Hull"]
    assert all(set(f) == {"start", "end", "kind", "strength", "advice"} for f in found)


def test_it_reads_utf_8_on_a_terminal_that_does_not():
    text = "“Quiet.” Then Zoë Müller left."
    (found,) = json.loads(recognise(text, "--json", PYTHONIOENCODING="latin-1"))
    assert text[found["start"] : found["end"]] == "Zoë Müller"


def test_a_text_with_nothing_in_it_is_an_empty_list():
    assert json.loads(recognise("Nobody told us why.", "--json")) == []


def test_without_json_it_speaks_plainly_and_never_says_safe():
    assert "people who know you may still" in recognise("Nobody told us why.").lower()
    assert "safe" not in recognise("Nobody told us why.")
    assert recognise("We moved to Luton then.").startswith("12-17 place (strong): “Luton”.")
