-- A list that grows for ever, all of which is kept.
main :: IO ()
main = do
  let numbers = [1 ..] :: [Integer]
  print (last numbers)
  print (head numbers)
