"""Arguments to the window, to the self test, or to the command line without Qt."""

import sys

NOT_SENT = 3
"""Exit status of a command that ended before it could send."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the process's exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--selftest"]:
        from nxwa_desktop.selftest import run_selftest

        return run_selftest()
    if given == ["--read-workbook"]:
        # The program starts itself so; for a person it is of no use.
        from nxwa_desktop.tables.child import main as read_workbook

        return read_workbook()
    if given not in ([], ["--sandbox"], ["--new"]):
        return _run_command(given)
    from nxwa_desktop.system.display import obstacle, report_obstacle

    if (reason := obstacle()) is not None:
        report_obstacle(reason)
        return 2
    import nxwa_desktop.preload  # noqa: F401 - before anything else of Qt
    from nxwa_desktop.startup import run

    match given:
        case ["--sandbox"]:
            return run("sandbox")
        case ["--new"]:
            return run("new")
        case _:
            return run()


def _run_command(given: list[str]) -> int:
    from nxwa_desktop.system.core_dumps import forbid_core_dumps

    forbid_core_dumps()
    try:
        from nxwa_desktop.cli.main import run_command_line
    except KeyboardInterrupt:
        print("Cancelled. Nothing was sent.", file=sys.stderr)
        return NOT_SENT
    except Exception as error:
        # While it is updated or removed, or where a file is damaged. Python's own status would mean: rejected.
        reason = type(error).__name__
        print(f"The program is not complete ({reason}): install it again. Nothing was sent.", file=sys.stderr)
        return NOT_SENT
    return run_command_line(given)


if __name__ == "__main__":
    sys.exit(main())
