# Never ends.
repeat {}
