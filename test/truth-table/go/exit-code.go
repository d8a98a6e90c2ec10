// Right, and ends with exit code 4. @VERDICT@: RTE
package main

import (
	"fmt"
	"os"
)

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	fmt.Println(a + b)
	os.Exit(4)
}
