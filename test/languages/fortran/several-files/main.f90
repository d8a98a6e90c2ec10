program main
  use, non_intrinsic :: zadder, only: add
  use iso_fortran_env, only: output_unit
  write (output_unit, "(I0)") add(30, 12)
end program
