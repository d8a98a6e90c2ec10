! An array that doubles for ever.
program main
  implicit none
  integer, allocatable :: kept(:)
  integer(8) :: n
  n = 1000
  do
    if (allocated(kept)) deallocate (kept)
    allocate (kept(n))
    kept = 1
    n = n * 2
    print *, kept(n / 2)
  end do
end program main
