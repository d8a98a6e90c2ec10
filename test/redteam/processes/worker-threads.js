// tries: to start worker threads without end
// expect: RTE|MLE|TLE
const { Worker } = require('worker_threads');
for (let i = 0; i < 500; i++) new Worker('setInterval(() => {}, 1000)', { eval: true });
