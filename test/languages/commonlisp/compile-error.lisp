;;; A form that is never closed.
(format t "no end"
