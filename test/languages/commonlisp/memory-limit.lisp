;;; A list that grows for ever.
(defvar *kept* '())
(loop (push (make-array 100000 :initial-element 1) *kept*))
