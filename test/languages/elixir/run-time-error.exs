# Raises, and nobody rescues.
raise "on purpose"
