// Throws what nobody catches. @VERDICT@: RTE
console.log(7);
throw new Error('on purpose');
