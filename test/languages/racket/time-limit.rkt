#lang racket/base
;; Never ends.
(let again () (again))
