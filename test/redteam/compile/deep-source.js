// tries: to break the parser by nesting
// expect: RTE|CE
// stage: compile
new Function('return ' + '['.repeat(5e6))();
console.log('LEAK');
