#lang racket/base
(require "adder.rkt")
(displayln (add 30 12))
