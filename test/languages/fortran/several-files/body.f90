submodule (zadder) body
contains
  module procedure add
    add = a + b
  end procedure
end submodule
