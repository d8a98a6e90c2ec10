-- Calls itself without end, as far as the compiler can see: "stack overflow". With Integer the heap would be full first.
depth :: Int -> Int
depth n = if n < 0 then 0 else 1 + depth (n + 1)

main :: IO ()
main = print (depth 0)
