#lang racket/base
;; Raises, and nobody catches.
(error "on purpose")
