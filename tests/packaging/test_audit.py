"""What is said of pip-audit's answers. The tool itself is asked by `packaging/dev audit`."""

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.scripts import ROOT, packaging_script

audit = packaging_script("audit")
FOUND = {
    "name": "h11",
    "version": "0.16.0",
    "vulns": [{"id": "GHSA-1", "fix_versions": ["0.17"]}, {"id": "GHSA-2", "fix_versions": []}],
}
CLEAN = {"name": "idna", "version": "3.20", "vulns": []}
SKIPPED = {"name": "zipp", "skip_reason": "Dependency not found on PyPI and could not be audited: zipp (4.1.2)"}
TWO_KNOWN = """\
Locked packages that were checked: 2. Known vulnerabilities: 2
  h11 0.16.0: GHSA-1, mended in 0.17
  h11 0.16.0: GHSA-2, mended in no version
"""
ONE_NOT_ASKED = """\
Locked packages that were checked: 1. Known vulnerabilities: 0
Nothing is known of these, good or bad: zipp
"""
LOCK = """\
# a comment
one==1.0 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:ab
    # via two
one==2.0 ; python_full_version >= '3.12' \\
    --hash=sha256:ac
two==3.0 \\
    --hash=sha256:ad
"""


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, tuple[str, str]]) -> None:
    """pip-audit's standard output and standard error for each service."""

    def run(command: list[str], **_: object) -> SimpleNamespace:
        out, err = answers[command[command.index("--vulnerability-service") + 1]]
        return SimpleNamespace(stdout=out, stderr=err, returncode=1 if err else 0)

    monkeypatch.setattr(subprocess, "run", run)


def report(*dependencies: object) -> tuple[str, str]:
    return json.dumps({"dependencies": dependencies, "fixes": []}), ""


@pytest.mark.parametrize(
    ("pypi", "osv", "status", "said"),
    [
        (report(CLEAN), None, 0, "Locked packages that were checked: 1. Known vulnerabilities: 0\n"),
        (
            report(CLEAN, FOUND),
            None,
            1,
            TWO_KNOWN,
        ),
        (
            report(CLEAN, SKIPPED),
            None,
            0,
            ONE_NOT_ASKED,
        ),
        (report(SKIPPED), report(FOUND), 1, None),
        (("", "ConnectionError: no"), report(CLEAN), 0, None),
        (
            report(SKIPPED),
            ("", "requests.exceptions.ConnectionError: HTTPSConnectionPool(…)"),
            0,
            "The advisories could not be reached; nothing was checked\n",
        ),
        (
            ("", "ERROR:pip_audit._cli:\n"),
            ("", "pip_audit._service.interface.ServiceError\n"),
            0,
            "The advisories could not be reached; nothing was checked\n",
        ),
        (("", "ERROR:pip_audit._cli:requirement file x contains invalid specifier"), None, 2, ""),
    ],
    ids=["nothing", "two", "one is not known", "the second knows", "the second", "skips all", "both fail", "wrong"],
)
def test_what_comes_of_the_answers(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pypi: tuple[str, str],
    osv: tuple[str, str] | None,
    status: int,
    said: str | None,
) -> None:
    answering(monkeypatch, {"pypi": pypi} | ({"osv": osv} if osv else {}))
    assert audit.main() == status
    assert said in {None, capsys.readouterr().out}


@pytest.mark.parametrize(("pypi", "status"), [(("", "ConnectionError: no"), 1), (report(CLEAN), 0), (report(FOUND), 1)])
def test_a_release_needs_an_answer(monkeypatch: pytest.MonkeyPatch, pypi: tuple[str, str], status: int) -> None:
    answering(monkeypatch, {"pypi": pypi, "osv": ("", "ConnectionError: no")})
    assert audit.main(["--release"]) == status


def test_other_systems_entries_and_every_version_are_asked_for(tmp_path: Path) -> None:
    first, second = audit.written(audit.parts([LOCK, LOCK]), tmp_path)
    assert first.read_text(encoding="utf-8") == (
        "one==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:ab\ntwo==3.0 \\\n    --hash=sha256:ad\n"
    )
    assert second.read_text(encoding="utf-8") == "one==2.0 \\\n    --hash=sha256:ac\n"


@pytest.mark.parametrize("name", audit.LOCKS)
def test_no_entry_of_the_locks_is_missed(name: str) -> None:
    lock = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    found = [entry for part in audit.parts([lock]) for entry in part.values()]
    assert len(found) == sum(line[:1].isalnum() for line in lock.splitlines())
    assert "".join(found).count("--hash") == lock.count("--hash")
