# Stops with an error.
stop("on purpose")
