# Adds 100,000 numbers from standard input.
IO.stream(:stdio, :line)
|> Enum.reduce(0, fn line, sum -> sum + String.to_integer(String.trim(line)) end)
|> IO.puts()
