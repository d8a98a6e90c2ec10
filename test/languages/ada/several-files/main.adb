with Ada.Text_IO;
with Adder;

procedure Main is
begin
   Ada.Text_IO.Put_Line (Adder.Sum (30, 12));
end Main;
