# Raises, and nobody catches.
raise 'on purpose'
