;;; Never ends.
(loop)
