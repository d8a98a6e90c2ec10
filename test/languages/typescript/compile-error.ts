// A text where a number is wanted.
const five: number = 'five';
console.log(five);
