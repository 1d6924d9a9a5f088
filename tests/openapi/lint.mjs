// Lints the OpenAPI document in the file that is the first argument: prints every problem, and ends with 1 when there is any.
import { createConfig, lint } from '@redocly/openapi-core';

// The register is no product of a public service, so it names no licence.
const config = await createConfig({ extends: ['recommended-strict'], rules: { 'info-license': 'off' } });
const problems = await lint({ ref: process.argv[2], config });
for (const problem of problems) {
  console.log(`${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`);
}

process.exitCode = problems.length === 0 ? 0 : 1;
