# Calls itself 10,000 times, each time for 10, after raising the limit: R's own stack holds some 15,000 calls.
options(expressions = 500000)
depth <- function(n) if (n == 0) 0 else 10 + depth(n - 1)
cat(format(depth(10000), scientific = FALSE), "\n", sep = "")
