package main

import "fmt"

func main() { fmt.Println(add(30, 12)) }
