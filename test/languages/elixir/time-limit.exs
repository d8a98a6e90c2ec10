# Never ends.
defmodule Endless do
  def again, do: again()
end

Endless.again()
