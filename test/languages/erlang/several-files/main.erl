-module(main).
-export([main/0]).

main() -> io:format("~p~n", [adder:add(30, 12)]).
