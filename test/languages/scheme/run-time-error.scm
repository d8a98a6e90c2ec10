;;; Raises, and nobody catches.
(error "on purpose")
