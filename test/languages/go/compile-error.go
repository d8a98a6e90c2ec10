// Imports what it does not use.
package main

import "fmt"

func main() {}
