! Never ends.
program main
  implicit none
  integer, volatile :: i
  do
    i = i + 1
  end do
end program main
