(* Never ends. *)
let () = while true do () done
