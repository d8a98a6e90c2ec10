(* Calls itself without end: Stack_overflow. *)
let rec depth n = 1 + depth (n + 1)

let () = Printf.printf "%d\n" (depth 0)
