"""Looks for known vulnerabilities in the locked packages; `packaging/dev audit` prepares pip-audit and starts it.

Every entry of every lock is asked for, those of other systems too. Exit status 0: nothing is known, or nobody could be
asked; 1: something is known, or, with `--release`, nobody could be asked; 2: the question itself went wrong. What was
not asked is said: where a registry has no advisories to give, pip-audit alone says "No known vulnerabilities found".
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "tools.lock", "development.lock")
SERVICES = ("pypi", "osv")
"""Advisory services; the second is asked if the first does not answer."""
SECONDS = 15
UNREACHED = re.compile(
    r"(ConnectionError|ServiceError|HTTPError|JSONDecodeError|ReadTimeout)\b|Could not connect"
    r"|ERROR:pip_audit\._cli:\s*$"
)
"""Signs of an unreachable service: pip-audit shows some as tracebacks and does not name an answer like 503."""


class Answer(NamedTuple):
    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    known: tuple[str, ...]
    """One line for each vulnerability."""


class AuditError(Exception):
    """pip-audit could not parse its input."""


def main(arguments: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser(prog="packaging/dev audit")
    parser.add_argument("--release", action="store_true", help="fail when the advisories cannot be reached")
    release = parser.parse_args(arguments).release
    with tempfile.TemporaryDirectory(prefix="nxwa-audit-") as folder:
        texts = [(ROOT / "packaging" / name).read_text(encoding="utf-8") for name in LOCKS]
        files = written(parts(texts), Path(folder))
        try:
            answers = (ask(service, files) for service in SERVICES)
            answer = next((each for each in answers if each and each.asked), None)
        except AuditError as error:
            print(error, file=sys.stderr)
            return 2
    print(told(answer))
    failed = bool(answer.known) if answer else release
    return 1 if failed else 0


def told(answer: Answer | None) -> str:
    if answer is None:
        return "The advisories could not be reached; nothing was checked"
    lines = [f"Locked packages that were checked: {len(answer.asked)}. Known vulnerabilities: {len(answer.known)}"]
    lines += [f"  {line}" for line in answer.known]
    if answer.not_asked:
        lines.append(f"Nothing is known of these, good or bad: {', '.join(answer.not_asked)}")
    return "\n".join(lines)


# --- requirements


def parts(locks: Sequence[str]) -> list[dict[str, str]]:
    """Entries by name, without their conditions; another file for each further version of a name."""
    found: list[dict[str, str]] = []
    for entry in dict.fromkeys(entry for lock in locks for entry in entries(lock)):
        name = entry.split("==")[0]
        part = next((part for part in found if name not in part), None)
        if part is None:
            found.append(part := {})
        part[name] = entry
    return found


def entries(lock: str) -> list[str]:
    """Requirements with their hashes. Conditions are dropped, so that what Windows bundles is checked here as well."""
    plain = "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#"))
    blocks = re.findall(r"^\S+==(?:.*\\\n)*.*$", plain, re.MULTILINE)
    return [re.sub(r" ;[^\\]*(?= )", "", block, count=1) for block in blocks]


def written(found: list[dict[str, str]], folder: Path) -> list[Path]:
    files = [folder / f"{number}.txt" for number in range(len(found))]
    for file, part in zip(files, found, strict=True):
        file.write_text("\n".join(part.values()) + "\n", encoding="utf-8")
    return files


# --- pip-audit


def ask(service: str, files: Sequence[Path]) -> Answer | None:
    """Run pip-audit; None if the service cannot be reached."""
    command = [sys.executable, "-P", "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off", "--timeout", str(SECONDS), "--vulnerability-service", service]
    command += [word for file in files for word in ("--requirement", str(file))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.stdout.lstrip().startswith("{"):
        return understood(done.stdout)
    if UNREACHED.search(done.stderr):
        return None
    raise AuditError(f"{done.stderr[-3000:]}\npip-audit ended with {done.returncode}")


def understood(report: str) -> Answer:
    found = json.loads(report)["dependencies"]
    return Answer(
        asked=tuple(each["name"] for each in found if "skip_reason" not in each),
        not_asked=tuple(each["name"] for each in found if "skip_reason" in each),
        known=tuple(
            f"{each['name']} {each['version']}: {one['id']}, mended in {', '.join(one['fix_versions']) or 'no version'}"
            for each in found
            for one in each.get("vulns", ())
        ),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
