// Runs Azurite for as long as whoever started it holds this process's standard input open: when a test run dies, however it
// dies, nothing is left running. Without a "keep" beforehand the data folder, the first argument, goes too.
'use strict';

const fs = require('node:fs');
const [folder] = process.argv.splice(2, 1);
let keep = false;

process.stdin.on('data', (text) => { keep ||= text.includes('keep'); });
process.stdin.on('end', () => {
  // Azurite's own shutdown writes out what is still in memory. It waits for connections that clients keep open, hence the limit.
  process.emit('SIGTERM');
  setTimeout(() => process.exit(0), 3000).unref();
});
process.on('exit', () => {
  if (!keep) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});

process.argv.push('--location', folder);
require('./node_modules/azurite/dist/src/azurite.js');
