# Adds 100,000 numbers from standard input.
puts $stdin.each_line.sum(&:to_i)
