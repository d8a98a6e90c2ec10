// Keeps a timer for ever. @VERDICT@: TLE
console.log(7);
setInterval(() => undefined, 1000);
