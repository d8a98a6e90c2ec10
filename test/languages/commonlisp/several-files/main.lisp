(load (merge-pathnames "adder.lisp" *load-truename*))
(format t "~a~%" (funcall 'add 30 12))
