// All goroutines are asleep, and Go notices. @VERDICT@: RTE
package main

import "fmt"

func main() {
	fmt.Println(7)
	<-make(chan int)
}
