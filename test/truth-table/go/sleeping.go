// Sleeps. @VERDICT@: TLE
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println(7)
	time.Sleep(time.Hour)
}
