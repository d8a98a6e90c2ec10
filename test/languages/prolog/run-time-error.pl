% Throws, and nobody catches.
main :- throw(on_purpose).
