# A function that is never closed.
broken <- function( {
