// Adds 100,000 numbers from standard input.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	var sum int64
	for in.Scan() {
		number, _ := strconv.ParseInt(in.Text(), 10, 64)
		sum += number
	}
	fmt.Println(sum)
}
