"""What is shipped around the code: requirements, example settings, containers, nginx."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
INPUTS = sorted((ROOT / "requirements").glob("*.in"))
PINNED = re.compile(r"^[a-z0-9._-]+==\S+( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
HOST_NAME = re.compile(r"://|index-url|find-links|\b[\w-]+\.(org|com|net|io|dev|vn)\b")
VARIABLES = """
    HOST PORT PUBLIC_SCHEME PUBLIC_PORT TRUSTED_PROXIES DATA_DIR DATABASE_URL CACHE_URL SECRET_KEY
    ALLOWED_HOSTS DEBUG HIT_JOURNAL DEMO_PASSWORD DEMO
""".split()


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def compose() -> dict:
    return yaml.safe_load(read("docker-compose.yml"))


def pinned_names(path: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)==", path.read_text(encoding="utf-8"), re.MULTILINE))


def wanted_names(path: Path) -> set[str]:
    return {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)}


def test_every_input_has_its_locked_file():
    assert INPUTS
    assert [path.stem for path in INPUTS] == [path.stem for path in LOCKED]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_it_pins_everything_that_is_wanted(path):
    wanted = {name for name in wanted_names(path) if not name.startswith("-")}
    assert wanted <= pinned_names(path.with_suffix(".txt"))


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.stem)
def test_every_requirement_is_pinned_with_a_hash(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert lines
    before = ""
    for line in lines:
        assert PINNED.match(line) or HASH.match(line), line
        if HASH.match(line):
            assert before.endswith("\\"), line
        before = line
    assert not before.endswith("\\")


@pytest.mark.parametrize("path", LOCKED + INPUTS, ids=lambda path: path.name)
def test_requirements_name_no_host(path):
    assert not HOST_NAME.search(path.read_text(encoding="utf-8"))


def test_the_same_package_has_one_version_everywhere():
    versions: dict[str, set[str]] = {}
    for path in LOCKED:
        for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_example_settings_list_every_variable():
    named = set(re.findall(r"^([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    assert set(VARIABLES) <= named


def test_the_settings_read_every_variable_of_the_example():
    named = set(re.findall(r"^([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    code = read("portal/settings.py") + read("portal/environment.py")
    assert {name for name in named if f'"{name}"' not in code} == set()


def test_the_example_settings_work_as_they_are(tmp_path):
    example = dict(re.findall(r"^([A-Z_]+)=(.*)$", read(".env.example"), re.MULTILINE))
    environment = {"PATH": os.environ["PATH"], **example, "DATA_DIR": str(tmp_path)}
    code = "from portal import settings; print(settings.PORT, settings.DEBUG, settings.HIT_JOURNAL)"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (result.stdout.strip(), result.stderr) == ("8000 False front", "")


def test_ruff_make_and_the_project_ask_for_the_same_python():
    project = tomllib.loads(read("pyproject.toml"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert "(3, 11)" in read("Makefile")


def test_compose_has_the_four_services():
    assert set(compose()["services"]) == {"nginx", "web", "worker", "db"}
    assert compose()["services"]["db"]["image"] == "postgres:15"


@pytest.mark.parametrize("name", ["web", "worker"])
def test_compose_gives_the_app_its_settings(name):
    service = compose()["services"][name]
    environment = service["environment"]
    assert environment["HOST"] == "0.0.0.0"
    assert environment["HIT_JOURNAL"] == "front"
    assert environment["TRUSTED_PROXIES"] == compose()["services"]["nginx"]["networks"]["inside"]["ipv4_address"]
    assert {key.removesuffix("_FILE") for key in environment} - set(VARIABLES) <= {"WORKERS"}
    assert "root" not in str(service.get("user", ""))


def test_compose_keeps_content_in_named_volumes():
    services, volumes = compose()["services"], compose()["volumes"]
    for name, target in (("web", "/var/lib/portal"), ("worker", "/var/lib/portal"), ("db", "/var/lib/postgresql/data")):
        source = next(mount.split(":")[0] for mount in services[name]["volumes"] if mount.split(":")[1] == target)
        assert source in volumes


def test_compose_checks_the_health_of_what_others_wait_for():
    services = compose()["services"]
    for service in services.values():
        for waited_for, rule in service.get("depends_on", {}).items():
            assert rule["condition"] == "service_healthy"
            assert services[waited_for]["healthcheck"]["test"]


def test_compose_holds_no_secret():
    text = read("docker-compose.yml")
    assert "PASSWORD:" not in text
    assert "SECRET_KEY:" not in text
    assert all(secret["file"].startswith("deploy/secrets/") for secret in compose()["secrets"].values())
    assert "/deploy/secrets/" in read(".gitignore").splitlines()
    assert "deploy/secrets" in read(".dockerignore").splitlines()


def test_every_image_of_ours_leaves_root():
    stages = re.split(r"^FROM ", read("Dockerfile"), flags=re.MULTILINE)[1:]
    shipped = [stage for stage in stages if re.match(r".* AS (app|nginx)\n", stage)]
    assert len(shipped) == 2
    for stage in shipped:
        assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", stage, re.MULTILINE)


def test_nginx_writes_each_line_of_its_log_at_once():
    logs = [line for line in read("deploy/nginx.conf").splitlines() if line.strip().startswith("access_log")]
    assert logs
    for line in logs:
        assert "buffer=" not in line
        assert "gzip" not in line


def test_nginx_never_passes_on_what_a_reader_says_about_the_address():
    assert "X-Forwarded-For $remote_addr;" in read("deploy/nginx-proxy.conf")
    assert "$proxy_add_x_forwarded_for" not in read("deploy/nginx-proxy.conf")


def test_nginx_listens_on_both_kinds_of_addresses():
    assert "listen 80 default_server;" in read("deploy/nginx.conf")
    assert "listen [::]:80 default_server;" in read("deploy/nginx.conf")
