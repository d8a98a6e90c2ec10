// strings.Repeat and a line scanner.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	n, _ := strconv.Atoi(in.Text())
	in.Scan()
	fmt.Println(strings.Repeat(" ", n) + "A")
	for floor := 1; floor <= n; floor++ {
		wall := " "
		if floor%2 == 1 {
			wall = "#"
		}
		fmt.Println(strings.Repeat(" ", n-floor) + "/" + strings.Repeat(wall, 2*floor-1) + "\\")
	}
	fmt.Println(strings.Repeat("=", 2*n+1))
	fmt.Println(in.Text())
}
