"""A copy of the project in a temporary folder, changed as a developer would change it."""

import ast
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import prepare
from tests.prepare import ROOT

CODE = ("sosguide", "stages", "glossary", "contributors", "templates", "static", "tests", "manage.py")
STAGES = ("edited", "other-stage", "proposed", "sent-back", "taken", "test-stage")
"""Those that `fill` makes, in order: a nation's file names every stage that may be in its folder."""
UNWANTED = shutil.ignore_patterns("__pycache__", "*.pyc")


@dataclass(frozen=True)
class Tree:
    """One copy of the project, and the environment in which its commands run."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy; whatever comes of it."""
        return subprocess.run(
            [sys.executable, *command], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )

    def json(self, module: str, *arguments: str) -> Any:
        """What one of our modules prints in the copy."""
        done = self.run("-m", f"tests.publishing.shape.{module}", *arguments)
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout) | {"log": done.stderr}

    def manage(self, *command: str) -> str:
        """Run a command of manage.py that must go well."""
        done = self.run("manage.py", *command)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout

    def copied(self, folder: Path, **environment: str) -> "Tree":
        """The same project once more, with its content."""
        shutil.copytree(self.folder, folder, ignore=UNWANTED)
        return Tree(folder, {**self.environment, "PYTHONPATH": str(folder), **environment})

    def edit(self, name: str, pattern: str, replacement: str) -> None:
        """Replace in one file, or in every file of a pattern of names. What is not there fails."""
        count = 0
        for path in self.folder.glob(name):
            text, found = re.subn(pattern, replacement, path.read_text("utf-8"), flags=re.MULTILINE)
            path.write_text(text, "utf-8")
            count += found
        assert count, f"{pattern} is not in {name}"

    def drop(self, name: str, owner: str, field: str) -> None:
        """Remove a field from a class."""
        path = self.folder / name
        lines = path.read_text("utf-8").splitlines(keepends=True)
        for node in _fields(ast.parse("".join(lines)), owner, field):
            lines[node.lineno - 1 : node.end_lineno] = []
        path.write_text("".join(lines), "utf-8")

    def migration(self, operation: str) -> None:
        """Write the next migration of the stages."""
        folder = self.folder / "stages" / "migrations"
        last = max(path.stem for path in folder.glob("0*.py"))
        text = (
            "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
            f'    dependencies = [("stages", "{last}")]\n    operations = [{operation}]\n'
        )
        (folder / "0999_shape.py").write_text(text, "utf-8")


def _fields(module: ast.Module, owner: str, field: str) -> list[Any]:
    body = next(node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == owner)
    named = [n for n in body if isinstance(n, ast.AnnAssign | ast.Assign)]
    return [
        n for n in named if field in {getattr(t, "id", "") for t in getattr(n, "targets", [getattr(n, "target", None)])}
    ]


def copy_project(folder: Path) -> Tree:
    """The project as it is, without content but what says which nations there are."""
    folder.mkdir()
    for name in CODE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=UNWANTED)
        else:
            shutil.copy(source, folder / name)
    prepare.copy_what_is_needed_to_start(folder)
    wales = folder / "content" / "wales" / "nation.yaml"
    stages = "".join(f"  - {slug}\n" for slug in STAGES)
    wales.write_text(wales.read_text("utf-8").replace("\nstages:\n", f"\nstages:\n{stages}"), "utf-8")
    outside = ("DJANGO_ALLOW_ASYNC_UNSAFE", "SOS_VAR")
    environment = {name: value for name, value in prepare.environment().items() if name not in outside}
    shown = {"SOS_DEVELOPMENT": "1", "SOS_DEBUG": "1", "SHOW_UNCHECKED": "0", "PYTHONPATH": str(folder)}
    return Tree(folder, environment | shown)
