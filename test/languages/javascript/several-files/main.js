const { add } = require('./adder');

console.log(add(30, 12));
