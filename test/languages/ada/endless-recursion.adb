--  Calls itself without end: Storage_Error.
with Ada.Text_IO;

procedure Main is
   type Page is array (1 .. 512) of Integer with Volatile_Components;

   function Depth (N : Integer) return Integer is
      Here : Page := (others => N);
   begin
      return Here (1) + Depth (N + 1) + Here (512);
   end Depth;
begin
   Ada.Text_IO.Put_Line (Integer'Image (Depth (0)));
end Main;
