// Flood fill by recursion: Go's stacks grow by themselves.
package main

import (
	"bufio"
	"fmt"
	"os"
)

var sea [][]byte

func fill(row, column int) int {
	if row < 0 || row >= len(sea) || column < 0 || column >= len(sea[row]) || sea[row][column] != '#' {
		return 0
	}
	sea[row][column] = '.'
	return 1 + fill(row-1, column) + fill(row+1, column) + fill(row, column-1) + fill(row, column+1)
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var rows, columns, count, largest int
	fmt.Fscan(in, &rows, &columns)
	sea = make([][]byte, rows)
	for row := range sea {
		var line string
		fmt.Fscan(in, &line)
		sea[row] = []byte(line)
	}
	for row := range sea {
		for column := range sea[row] {
			if size := fill(row, column); size > 0 {
				count++
				largest = max(largest, size)
			}
		}
	}
	fmt.Println(count, largest)
}
