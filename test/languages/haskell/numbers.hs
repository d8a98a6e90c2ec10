-- Adds 100,000 numbers from standard input.
import qualified Data.ByteString.Char8 as B
import Data.List (foldl')
import Data.Maybe (mapMaybe)

main :: IO ()
main = B.getContents >>= print . foldl' (+) 0 . map fst . mapMaybe B.readInt . B.lines
