# Raises, and nobody catches.
print([][0])
