(load "adder.scm")
(display (add 30 12))
(newline)
