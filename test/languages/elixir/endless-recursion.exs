# Calls itself practically without end: the stack is in the process's heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
# Of a function that has no end at all the compiler makes a loop.
defmodule Deep do
  def depth(a, a, _, _, _, _), do: 0
  def depth(a, b, c, d, e, f), do: depth(a + 1, b, c, d, e, f) + a + b + c + d + e + f
end

IO.puts(Deep.depth(1, System.system_time(), 3, 4, 5, 6))
