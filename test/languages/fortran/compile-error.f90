! A text where a number is wanted.
program main
  implicit none
  integer :: number
  number = 'five'
end program main
