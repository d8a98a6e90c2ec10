// Writes into a map that is not there: panic.
package main

func main() {
	var numbers map[string]int
	numbers["one"] = 1
}
