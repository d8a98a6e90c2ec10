// A map that grows for ever. @VERDICT@: MLE time=10000
package main

func main() {
	squares := map[int]int{}
	for i := 0; ; i++ {
		squares[i] = i * i
	}
}
