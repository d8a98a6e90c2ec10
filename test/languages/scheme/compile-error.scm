;;; A form that is never closed.
(display "no end"
