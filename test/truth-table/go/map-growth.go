// A map that grows for ever. @VERDICT@: MLE
package main

func main() {
	squares := map[int]int{}
	for i := 0; ; i++ {
		squares[i] = i * i
	}
}
