;;; A list that grows for ever.
(define kept '())
(let grow ()
  (set! kept (cons (make-vector 100000 1) kept))
  (if (pair? kept) (grow)))
(display (length kept))
