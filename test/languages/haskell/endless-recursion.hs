-- Calls itself without end: "stack overflow".
depth :: Integer -> Integer
depth n = if even (depth (n + 1)) then n else n + 1

main :: IO ()
main = print (depth 0)
