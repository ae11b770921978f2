"""`python -m caicach`."""

from caicach.cli import main

main()
