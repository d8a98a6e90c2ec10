// Makes three gigabytes of garbage and holds 100 MB. @VERDICT@: AC
package main

import "fmt"

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	held := make([][]byte, 100)
	for i := 0; i < 3000; i++ {
		block := make([]byte, 1<<20)
		for at := 0; at < len(block); at += 4096 {
			block[at] = 1
		}
		held[i%100] = block
	}
	for _, block := range held {
		a += int(block[4096]) - 1
	}
	fmt.Println(a + b)
}
