# Never ends.
loop {}
