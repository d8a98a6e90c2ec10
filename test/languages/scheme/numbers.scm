;;; Adds 100,000 numbers from standard input.
(let add ((sum 0))
  (let ((number (read)))
    (if (eof-object? number)
        (begin (display sum) (newline))
        (add (+ sum number)))))
