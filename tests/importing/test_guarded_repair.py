"""Repair of broken JSON."""

import subprocess
import sys


def test_json_repair_comes_with_the_first_broken_text_only() -> None:
    program = (
        "import sys, nxwa_desktop.importing.detect as l; l.read_message('{\"a\":1}');"
        "print('json_repair' in sys.modules); l.read_message('{\"a\":1,,}'); print('json_repair' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]
