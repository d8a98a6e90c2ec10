package Adder is
   function Sum (A, B : Integer) return String;
end Adder;
