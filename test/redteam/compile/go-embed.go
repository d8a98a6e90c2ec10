// tries: to carry files of the host away in the program, by embedding them
// expect: CE
// stage: compile
package main

import (
	_ "embed"
	"fmt"
)

//go:embed /etc/shadow
var shadow string

//go:embed ../control/runner.sock
var socket string

func main() { fmt.Println(shadow, socket) }
