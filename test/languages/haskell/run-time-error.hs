-- Fails, and nobody catches.
main :: IO ()
main = error "on purpose"
