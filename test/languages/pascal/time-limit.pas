{ Never ends. }
begin
  while true do;
end.
