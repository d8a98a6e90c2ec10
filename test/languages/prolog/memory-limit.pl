% A list that grows for ever.
main :- grow([]).

grow(Kept) :- length(New, 1000), grow([New|Kept]).
