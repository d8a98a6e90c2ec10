# Calls itself without end: R stops at 5,000 nested calls.
depth <- function(n) 1 + depth(n + 1)
cat(depth(0), "\n")
