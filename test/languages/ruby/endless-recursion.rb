# Calls itself without end: SystemStackError.
def depth(n)
  1 + depth(n + 1)
end

puts depth(0)
