%% A list that grows for ever.
-module('memory-limit').
-export([main/0]).

main() -> grow([]).

grow(Kept) -> grow([binary:copy(<<"x">>, 1000000) | Kept]).
