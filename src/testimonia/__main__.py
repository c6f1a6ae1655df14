"""`python -m testimonia` is the program."""

from testimonia.cli.main import main

if __name__ == "__main__":
    main()
