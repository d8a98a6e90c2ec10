{ A text where a number is wanted. }
var
  number: integer;
begin
  number := 'five';
end.
