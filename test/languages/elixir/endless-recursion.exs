# Calls itself without end: the stack is in the process's heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
defmodule Deep do
  def depth(a, b, c, d, e, f), do: depth(a + 1, b, c, d, e, f) + a + b + c + d + e + f
end

IO.puts(Deep.depth(1, 2, 3, 4, 5, 6))
