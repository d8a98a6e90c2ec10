module Main where

import Adder

main :: IO ()
main = print (add 30 12)
