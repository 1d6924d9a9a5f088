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
  setTimeout(() => process.exit(0), 30_000).unref();
});
// Nobody reads any more when the other end is gone.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('exit', () => {
  // A write that is still under way can put a file back into the folder while it is being deleted; then it is not empty.
  for (let tries = 0; !keep && fs.existsSync(folder) && tries < 40; tries++) {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
});

process.argv.push('--location', folder);
require('./node_modules/azurite/dist/src/azurite.js');
