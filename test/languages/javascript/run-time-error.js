// Throws, and nobody catches.
console.log(undefined.length);
