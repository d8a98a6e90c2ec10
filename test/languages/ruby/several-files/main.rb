require_relative 'adder'

puts add(30, 12)
