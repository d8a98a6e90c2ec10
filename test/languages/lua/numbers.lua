-- Adds 100,000 numbers from standard input.
local sum = 0
for line in io.lines() do sum = sum + math.tointeger(line) end
print(sum)
