package body Adder is
   function Sum (A, B : Integer) return String is
      Image : constant String := Integer'Image (A + B);
   begin
      return Image (2 .. Image'Last);
   end Sum;
end Adder;
