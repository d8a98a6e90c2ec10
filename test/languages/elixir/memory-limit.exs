# A list that grows for ever.
defmodule Greedy do
  def grow(kept), do: grow([:binary.copy("x", 1_000_000) | kept])
end

Greedy.grow([])
