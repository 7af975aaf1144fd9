"""The `raison` command, and `python -m raison`."""

from raison.kernel.loading import loading


def main() -> None:
    """Load the command line, and run it."""
    with loading():
        from raison.cli import main as run
    run()


if __name__ == "__main__":
    main()
