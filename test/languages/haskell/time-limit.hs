-- Never ends.
import Control.Monad (forever)

main :: IO ()
main = forever (return ())
