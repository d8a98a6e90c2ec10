#lang racket/base
;; A list that grows for ever.
(let grow ([kept '()])
  (grow (cons (make-vector 100000 1) kept)))
