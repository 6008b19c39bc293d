"""`python -m konspekt`."""

from konspekt.cli import main

if __name__ == "__main__":
    main()
