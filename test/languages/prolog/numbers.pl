% Adds 100,000 numbers from standard input.
main :- add(0, Sum), write(Sum), nl.

add(Before, Sum) :-
    read_line_to_string(user_input, Line),
    (   Line == end_of_file
    ->  Sum = Before
    ;   number_string(Number, Line),
        After is Before + Number,
        add(After, Sum)
    ).
