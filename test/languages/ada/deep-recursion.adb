--  Calls itself 100,000 times.
with Ada.Text_IO;

procedure Main is
   function Depth (N : Integer) return Integer is (if N = 0 then 0 else 1 + Depth (N - 1));
begin
   Ada.Text_IO.Put_Line (Integer'Image (Depth (100_000)) (2 .. 7));
end Main;
