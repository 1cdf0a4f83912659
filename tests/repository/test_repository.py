"""The repository keeps its own rules: small files, one place for each thing, docs that are true."""

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sosguide", "stages", "glossary", "contributors")


def python_files() -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    ]


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_250_lines_and_half_are_under_80():
    sizes = {path.relative_to(ROOT).as_posix(): lines_of(path) for path in python_files()}
    assert {name: size for name, size in sizes.items() if size > 250} == {}
    assert sorted(sizes.values())[len(sizes) // 2] < 80


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


def test_no_folder_has_more_than_a_dozen_files_side_by_side():
    """Modules, templates, sheets and tests alike; only a folder named `data` may hold more."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGES, "templates", "static", "tests"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    files = [ROOT / name for name in listed if not name.endswith("/__init__.py") and "/migrations/" not in name]
    sizes = Counter(path.parent.relative_to(ROOT).as_posix() for path in files if path.exists())
    assert len(sizes) > 50
    assert {folder: size for folder, size in sizes.items() if size > 12 and not folder.endswith("/data")} == {}


def set_from_afar(tree: ast.Module) -> list[str]:
    """What importing a module changes elsewhere: a name is registered, a list grows, an attribute is set."""
    calls = [node.value.func for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    named = [ast.unparse(call) for call in calls]
    grown = [name for name in named if re.search(r"(^|\.)(register\w*|append|extend|update|insert|setdefault)$", name)]
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return grown + [ast.unparse(target) for target in targets if isinstance(target, ast.Attribute | ast.Subscript)]


def test_importing_a_module_changes_nothing_elsewhere():
    """Apps register what they have in `ready`, by a function that says what: register_kinds, register_rules."""
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in python_files()}
    found = {name: set_from_afar(tree) for name, tree in trees.items() if set_from_afar(tree)}
    djangos_own_ways = {"sosguide/urls.py": ["register_converter"], "sosguide/wsgi.py": ["os.environ.setdefault"]}
    assert found == djangos_own_ways
    functions = [node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert "register" not in functions


@pytest.mark.parametrize("line", ["KINDS.update(x=1)", "triggers.register_rules(refusals=[])", "hooks.speakers = ours"])
def test_a_change_from_afar_is_seen(line):
    assert len(set_from_afar(ast.parse(line))) == 1


@pytest.mark.parametrize(
    ("pattern", "home"),
    [
        (r"\bmark_safe\(|\|\s*safe\b|SafeString\(", {"sosguide/publishing/site/markdown.py", "glossary/text.py"}),
        (r"publication__isnull", {"sosguide/publishing/models/edition.py"}),
        (r"\bPublication\.objects\b", {"sosguide/publishing/workflow.py"}),
        (r"REMOTE_ADDR|HTTP_X_FORWARDED_FOR|X-Forwarded-For|HTTP_USER_AGENT", {"sosguide/staff/access.py"}),
        (r"auto_now", set()),
    ],
)
def test_one_thing_has_one_home(pattern, home):
    places = {p.relative_to(ROOT).as_posix() for p in python_files() if re.search(pattern, p.read_text("utf-8"))}
    assert places == home


def test_no_template_marks_html_as_safe_or_carries_inline_style_or_script():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape off|\sstyle=|\son[a-z]+=\"|javascript:", text), path


def test_locked_requirements_name_no_host_and_pin_every_package_by_hash():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert not re.search(r"https?:|--index|--find-links", text)
        for block in re.findall(r"^[a-z].*?(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL):
            assert "==" in block.splitlines()[0]
            assert "--hash=sha256:" in block


def test_make_help_lists_every_task_that_the_docs_name():
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = set()
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"`make ([a-z-]+)", path.read_text("utf-8")))
    assert {task for task in named if f"make {task} " not in helped} == set()


def test_every_setting_the_docs_name_exists_and_every_required_one_is_named():
    settings = (ROOT / "sosguide" / "settings.py").read_text("utf-8") + (
        ROOT / "sosguide" / "gunicorn.conf.py"
    ).read_text()
    deploy = (ROOT / "docs" / "deploy.md").read_text("utf-8")
    for name in re.findall(r"^\| `([A-Z_]+)`", deploy, re.MULTILINE):
        assert name in settings, name
    for name in re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings):
        assert f"`{name}" in deploy, name


def test_every_command_the_docs_name_exists():
    commands = {path.stem for package in PACKAGES for path in (ROOT / package).rglob("management/commands/*.py")}
    commands |= {"migrate", "createcachetable", "collectstatic", "check", "runserver", "makemigrations"}
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"manage\.py ([a-z_]+)", path.read_text("utf-8")):
            assert name in commands, f"{path.name}: {name}"


@pytest.mark.django_db
def test_production_settings_pass_djangos_own_deployment_check(tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "SECRET_KEY": "k" * 60 + "0123456789",
        "ALLOWED_HOSTS": "example.org",
        "SITE_URL": "https://example.org",
        "SOS_VAR": str(tmp_path),
    }
    import sys

    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        {"SHOW_UNCHECKED": "1"}, {"SOS_DEBUG": "1"}, {"OTP_REQUIRED": "0"}, {"SECRET_KEY": ""},
        {"RECEIPT_KEY": "short"}, {"BACKUP_RECIPIENT": "AGE-SECRET-KEY-1"},
    ],
)  # fmt: skip
def test_production_refuses_what_would_betray_a_promise(wrong):
    import sys

    environment = {
        "PATH": "/usr/bin:/bin", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "example.org",
        "SITE_URL": "https://example.org", **wrong,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert next(iter(wrong)) in done.stderr


@pytest.mark.parametrize("place", ["nowhere", "a-file", "a-file/in-it"])
def test_a_folder_that_cannot_be_written_is_named_in_one_line(tmp_path, place):
    import sys

    (tmp_path / "a-file").write_text("words", "utf-8")
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "SOS_DEVELOPMENT": "1", "SOS_VAR": str(tmp_path / place)},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"{tmp_path / place} is not a folder that can be written. Make it one, or set SOS_VAR to one that is.\n"
    )
