#lang racket/base
;; A name that nobody defines.
(displayln nothing-like-this)
