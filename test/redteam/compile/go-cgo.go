// tries: to run a program while compiling, by flags for the C compiler and by a generator
// expect: CE
// stage: compile
package main

//go:generate sh -c "touch /tmp/generated; cat /etc/shadow"

// #cgo CFLAGS: -fplugin=/tmp/evil.so -B/box/
// #cgo LDFLAGS: -Wl,--dynamic-linker=/box/evil -fuse-ld=/box/evil
// int answer(void) { return 42; }
import "C"
import "fmt"

func main() { fmt.Println(C.answer()) }
