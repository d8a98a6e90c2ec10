program main;
uses adder;
begin
  writeln(add(30, 12));
end.
