let () = Printf.printf "%d\n" (Zadder.add 30 12)
