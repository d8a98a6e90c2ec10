#lang racket/base
;; Calls itself 100,000 times.
(define (depth n) (if (= n 0) 0 (+ 1 (depth (- n 1)))))
(displayln (depth 100000))
