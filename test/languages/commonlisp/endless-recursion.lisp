;;; Calls itself without end: the control stack is exhausted.
(defun depth (n) (+ 1 (depth (+ n 1))))
(format t "~d~%" (depth 0))
