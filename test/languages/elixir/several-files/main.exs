IO.puts(Adder.add(30, 12))
