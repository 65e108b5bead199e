"""`python -m coursekit` is the same command as `coursekit`."""

from coursekit.cli import main

if __name__ == "__main__":
    main()
