#lang racket/base
;; Calls itself without end: Racket's stack grows as long as there is memory. @EXPECTED_RESULTS@: MEMORY-LIMIT
(define (depth n) (+ 1 (depth (+ n 1))))
(displayln (depth 0))
