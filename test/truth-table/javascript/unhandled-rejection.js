// A promise is rejected and nobody handles it. @VERDICT@: RTE
console.log(7);
Promise.reject(new Error('on purpose'));
