// Right, but looks into a slice behind its end: panic, exit code 2.
package main

import "fmt"

func main() {
	numbers := make([]int64, 2)
	fmt.Scan(&numbers[0], &numbers[1])
	fmt.Println(numbers[0] + numbers[1])
	fmt.Println(numbers[len(numbers)])
}
