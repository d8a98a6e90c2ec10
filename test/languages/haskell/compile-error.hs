-- A text where a number is wanted.
main :: IO ()
main = print (length 5 :: String)
