%% Adds 100,000 numbers from standard input.
-module(numbers).
-export([main/0]).

main() ->
    io:setopts(standard_io, [binary]),
    io:format("~p~n", [add(0)]).

add(Sum) ->
    case file:read_line(standard_io) of
        {ok, Line} -> add(Sum + binary_to_integer(string:trim(Line)));
        eof -> Sum
    end.
