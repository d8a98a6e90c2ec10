import { add } from './adder';

console.log(add(30, 12));
