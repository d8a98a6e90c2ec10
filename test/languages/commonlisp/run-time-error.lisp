;;; Signals an error, and nobody handles it.
(error "on purpose")
