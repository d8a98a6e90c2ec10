// tries: to find the judge's configuration, and files that require would find
// expect: AC
const fs = require('fs');
const names = Object.keys(process.env).filter((name) => /DOCKET|DATABASE|TOKEN|SECRET/.test(name));
for (const path of ['/control/runner.sock', '/work', '/var/lib/docket', '/app', '/node_modules', '/artifact/node_modules']) {
  if (fs.existsSync(path)) names.push(path);
}
console.log(names.length ? `LEAK ${names}` : 'OK');
