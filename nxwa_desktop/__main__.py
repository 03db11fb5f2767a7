"""Arguments to the window, to the self test, or to the command line without Qt."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns the process's exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--selftest"]:
        from nxwa_desktop.selftest import run_selftest

        return run_selftest()
    if given not in ([], ["--sandbox"], ["--new"]):
        from nxwa_desktop.cli import run_command_line

        return run_command_line(given)
    from nxwa_desktop.display import obstacle

    if (reason := obstacle()) is not None:
        print(reason, file=sys.stderr)
        return 2
    from nxwa_desktop import ahead  # noqa: F401 - before anything of Qt
    from nxwa_desktop.app import run

    match given:
        case ["--sandbox"]:
            return run("sandbox")
        case ["--new"]:
            return run("new")
        case _:
            return run()


if __name__ == "__main__":
    sys.exit(main())
