{ Calls itself without end: the stack runs out. }
function depth(n: longint): longint;
begin
  depth := 1 + depth(n + 1);
end;

begin
  writeln(depth(0));
end.
