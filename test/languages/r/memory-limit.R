# A list that grows for ever.
kept <- list()
repeat kept[[length(kept) + 1]] <- numeric(100000) + 1
