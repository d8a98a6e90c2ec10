% A clause that is never closed.
main :- write('no end'
