# A method that is never closed.
def broken(
end
