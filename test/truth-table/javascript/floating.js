// Adds tenths, which have no exact number: prints 7.000000000000001. @VERDICT@: WA
console.log(2.2 + 4.4 + 0.4);
