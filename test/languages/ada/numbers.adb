--  Adds 100,000 numbers from standard input.
with Ada.Text_IO;
with Ada.Long_Long_Integer_Text_IO;

procedure Main is
   Number, Sum : Long_Long_Integer := 0;
begin
   while not Ada.Text_IO.End_Of_File loop
      Ada.Long_Long_Integer_Text_IO.Get (Number);
      Sum := Sum + Number;
   end loop;
   Ada.Long_Long_Integer_Text_IO.Put (Sum, Width => 1);
   Ada.Text_IO.New_Line;
end Main;
