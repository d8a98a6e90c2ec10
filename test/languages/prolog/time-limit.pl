% Never ends.
main :- repeat, fail.
