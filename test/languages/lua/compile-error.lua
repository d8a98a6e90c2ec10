-- A function that is never closed.
function broken(
