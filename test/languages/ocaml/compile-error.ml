(* A text where a number is wanted. *)
let () = print_int "five"
