! Adds 100,000 numbers from standard input.
program main
  implicit none
  integer(8) :: number, total
  integer :: status
  total = 0
  do
    read (*, *, iostat=status) number
    if (status /= 0) exit
    total = total + number
  end do
  print '(I0)', total
end program main
