(* Raises, and nobody catches. *)
let () = failwith "on purpose"
