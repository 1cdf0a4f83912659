"""The package can be taken out of this project: it imports the standard library and itself, under any name."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

from contributors.recogniser import ADVICE

PACKAGE = Path(__file__).resolve().parents[2] / "contributors" / "recogniser"


def test_it_imports_only_the_standard_library_and_itself():
    for path in PACKAGE.rglob("*.py"):
        depth = len(path.relative_to(PACKAGE).parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert {name.name.split(".")[0] for name in node.names} <= sys.stdlib_module_names, path
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                assert node.module.split(".")[0] in sys.stdlib_module_names, path
            elif isinstance(node, ast.ImportFrom):
                assert node.level <= depth, path


def test_a_copy_under_another_name_works_alone(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        "from elsewhere import findings;"
        "print([(f.kind, f.strength) for f in findings('Kayleigh went to Hull.')]);"
        "assert not {'django', 'contributors'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[('person', 'strong'), ('place', 'strong')]"


def test_the_readme_names_every_kind_and_module_and_its_example_is_true(capsys):
    readme = (PACKAGE / "README.md").read_text("utf-8")
    table = readme.split("## What it finds")[1].split("## What it does not promise")[0]
    assert {kind for kind in ADVICE if not re.search(rf"\b{kind}\b", table)} == set()
    for module in re.findall(r"`([a-z_/]+\.py)`", table):
        assert (PACKAGE / module).exists(), module
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(example, {})
    printed = [line.split(" ") for line in capsys.readouterr().out.splitlines()]
    assert [line[: line.index("strong")] for line in printed] == [
        ["Kayleigh", "person"], ["Hull", "place"], ["14", "March", "2016", "date"],
    ]  # fmt: skip
