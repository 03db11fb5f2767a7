"""What the workflows may do, and whose code they run."""

import re
from pathlib import Path

import pytest

WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.stem)
def test_workflow_keeps_to_the_rules(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)$", text, re.MULTILINE)
    assert used
    # A tag can be moved, a commit cannot.
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)
    assert re.search(r"^permissions:\n  contents: read\n\n", text, re.MULTILINE)
    assert re.search(r"^concurrency:$", text, re.MULTILINE)
    jobs = re.findall(r"^  \w+:\n(?:(?: {4}.*)?\n)+", text.partition("\njobs:\n")[2], re.MULTILINE)
    assert jobs
    assert all("\n    timeout-minutes: " in job for job in jobs)
    # Only who makes the release may write, and no secret is there for more than the step that needs it.
    assert [job.split(":")[0].strip() for job in jobs if "write" in job] in ([], ["release"])
    assert not re.search(r"^ {6}\w+: \$\{\{ secrets\.\w+ \}\}", text, re.MULTILINE)


def test_a_tagged_release_needs_the_advisories() -> None:
    (release,) = (workflow for workflow in WORKFLOWS if workflow.stem == "release")
    asked = "./packaging/dev audit ${{ startsWith(github.ref, 'refs/tags/') && '--release' || '' }}"
    assert f"        run: {asked}\n" in release.read_text(encoding="utf-8")


def test_there_are_workflows() -> None:
    assert [workflow.stem for workflow in WORKFLOWS] == ["ci", "release"]
