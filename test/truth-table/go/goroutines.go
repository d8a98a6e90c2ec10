// Adds with a thousand goroutines. @VERDICT@: AC
package main

import "fmt"

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	numbers := make(chan int)
	for i := 0; i < 1000; i++ {
		go func() { numbers <- 1 }()
	}
	sum := a + b - 1000
	for i := 0; i < 1000; i++ {
		sum += <-numbers
	}
	fmt.Println(sum)
}
