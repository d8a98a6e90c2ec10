// Go wants every variable to be used. @EXPECTED_RESULTS@: COMPILER-ERROR
package main

import "fmt"

func main() {
	var a, b, c int64
	fmt.Scan(&a, &b)
	fmt.Println(a + b)
}
