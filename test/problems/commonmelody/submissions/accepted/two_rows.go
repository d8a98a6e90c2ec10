// Two rows.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var s, t string
	fmt.Fscan(in, &s, &t)
	row := make([]int32, len(t)+1)
	next := make([]int32, len(t)+1)
	for i := 0; i < len(s); i++ {
		for j := 1; j <= len(t); j++ {
			if s[i] == t[j-1] {
				next[j] = row[j-1] + 1
			} else {
				next[j] = max(row[j], next[j-1])
			}
		}
		row, next = next, row
	}
	fmt.Println(row[len(t)])
}
