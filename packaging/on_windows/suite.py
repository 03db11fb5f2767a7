"""The project's own tests under Windows' Python."""

from on_windows.machine import BUILD, Machine
from shared.steps import expect

LONGEST_S = 2700
WITHOUT_SCREEN = ("protocol", "sandbox", "storage", "services")


def tests(machine: Machine) -> None:
    """Run pytest with the options of the project's own settings."""
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--tb=short", "tests")
    environment = {"QT_QPA_PLATFORM": "windows", "PYTHONIOENCODING": "utf-8"}
    done = machine.run(machine.from_sources(*words, environment=environment), patience=LONGEST_S)
    log = BUILD / "tests.log"
    log.write_text(done.out + done.errors, encoding="utf-8")
    print(f"        all of it: {log}", flush=True)
    expect(done.status == 0, done.out.strip().rpartition("\n")[2], "\n".join(done.out.splitlines()[-60:]))
