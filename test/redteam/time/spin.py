# tries: to compute for ever where no signal handler of the interpreter is reached
# expect: TLE
sum(range(10 ** 18))
