// Adds 100,000 numbers from standard input.
import { readFileSync } from 'fs';

const numbers: number[] = readFileSync(0, 'utf8').trim().split('\n').map(Number);
console.log(numbers.reduce((sum: number, number: number): number => sum + number, 0));
