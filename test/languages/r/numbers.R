# Adds 100,000 numbers from standard input.
numbers <- scan(file("stdin"), quiet = TRUE)
cat(format(sum(numbers), scientific = FALSE), "\n", sep = "")
