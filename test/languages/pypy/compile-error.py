# Is no Python.
def broken(:
    pass
