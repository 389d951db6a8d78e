"""The command line of the dashboard: `python -m dashboard export`."""

import sys

from dashboard import export_command

COMMANDS = {"export": export_command.main}


def main() -> int:
    """Run the command that is named; without one say which there are."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name in COMMANDS:
        return COMMANDS[name](sys.argv[2:])
    print(f"python -m dashboard {'|'.join(COMMANDS)} …", file=sys.stderr)
    return export_command.NOTHING


if __name__ == "__main__":
    sys.exit(main())
