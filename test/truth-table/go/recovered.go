// Recovers from its panic and answers. @VERDICT@: AC
package main

import "fmt"

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	defer func() {
		recover()
		fmt.Println(a + b)
	}()
	var numbers []int
	fmt.Println(numbers[a])
}
