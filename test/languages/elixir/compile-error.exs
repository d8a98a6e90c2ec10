# A module that is never closed.
defmodule Broken do
  def main(, do: 1
