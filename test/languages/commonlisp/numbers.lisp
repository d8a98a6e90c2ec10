;;; Adds 100,000 numbers from standard input.
(format t "~d~%" (loop for line = (read-line *standard-input* nil) while line sum (parse-integer line)))
