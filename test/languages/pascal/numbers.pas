{ Adds 100,000 numbers from standard input. }
var
  number, sum: int64;
begin
  sum := 0;
  while not eof do
  begin
    readln(number);
    sum := sum + number;
  end;
  writeln(sum);
end.
