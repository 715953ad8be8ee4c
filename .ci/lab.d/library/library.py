"""A private package that does next to nothing."""


def answer():
    return 42
