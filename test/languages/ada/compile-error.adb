--  A text where a number is wanted.
procedure Main is
   Number : Integer := "five";
begin
   null;
end Main;
