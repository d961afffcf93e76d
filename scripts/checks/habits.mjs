import { isCode, readText } from './files.mjs';

// Written in two parts, so that this file does not report itself.
const HABITS = [
  {
    pattern: new RegExp(`\\.waitFor${'Timeout'}\\(`),
    message: 'waits on time; wait for a state (a locator, a response, a value) instead.',
  },
  {
    pattern: new RegExp(`\\b(describe|test|it|suite)(\\.\\w+)*\\.${'only'}\\b`),
    message: 'leaves the other tests out; remove the mark.',
  },
  {
    pattern: new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`),
    message: 'leaves work in a comment; do it or open an issue.',
  },
];

/** Lines of code with a habit that this project does not have, as `file:line` and the reason. */
export function checkHabits(root, files) {
  const errors = [];
  for (const path of files.filter(isCode)) {
    for (const [index, line] of readText(root, path).split('\n').entries()) {
      for (const { pattern, message } of HABITS) {
        if (pattern.test(line)) errors.push(`${path}:${index + 1} ${message}`);
      }
    }
  }
  return errors;
}

/** A lockfile that ties the project to one registry. */
export function checkLockfile(root, files) {
  if (!files.includes('package-lock.json')) return [];
  const entries = Object.entries(JSON.parse(readText(root, 'package-lock.json')).packages);
  return entries
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(
      ([place]) =>
        `package-lock.json records where ${place} was downloaded; remove its "resolved" (see .npmrc).`,
    );
}
