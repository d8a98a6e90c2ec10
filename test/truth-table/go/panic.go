// Panics. @VERDICT@: RTE
package main

import "fmt"

func main() {
	fmt.Println(7)
	panic("on purpose")
}
