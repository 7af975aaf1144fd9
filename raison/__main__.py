"""The `raison` command, and `python -m raison`."""

import gc


def main() -> None:
    """Load the command line, and run it."""
    gc.disable()  # nothing that is loaded is garbage; to look for it took a seventh of a start
    from raison.cli import main as run

    gc.enable()
    run()


if __name__ == "__main__":
    main()
