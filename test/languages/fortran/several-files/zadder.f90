module zadder
  implicit none
  interface
    module integer function add(a, b)
      integer, intent(in) :: a, b
    end function
  end interface
end module
