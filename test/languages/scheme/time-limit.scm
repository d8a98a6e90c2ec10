;;; Never ends.
(let again () (again))
