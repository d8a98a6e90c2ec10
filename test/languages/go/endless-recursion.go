// Calls itself without end: Go keeps its stacks in the heap and lets them grow to 1 GB. @EXPECTED_RESULTS@: MEMORY-LIMIT
package main

import "fmt"

func depth(n int) int {
	return 1 + depth(n+1)
}

func main() {
	fmt.Println(depth(0))
}
