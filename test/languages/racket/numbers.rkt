#lang racket/base
;; Adds 100,000 numbers from standard input.
(displayln (for/sum ([line (in-lines)]) (string->number line)))
