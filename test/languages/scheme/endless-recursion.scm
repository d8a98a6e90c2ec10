;;; Calls itself without end: Guile's stack grows as long as there is memory. @EXPECTED_RESULTS@: MEMORY-LIMIT
(define (depth n) (+ 1 (depth (+ n 1))))
(display (depth 0))
