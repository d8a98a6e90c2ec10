# Calls itself 5,000 times, each time for 20, after raising the limit: R's own stack holds less than 7,000 calls.
options(expressions = 500000)
depth <- function(n) if (n == 0) 0 else 20 + depth(n - 1)
cat(format(depth(5000), scientific = FALSE), "\n", sep = "")
