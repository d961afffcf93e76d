// A vitest reporter that writes what was counted, with the reason of every skip, to the file COUNTS_FILE.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class VitestCounts {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skips: [] };
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      // A file or suite that breaks outside its tests takes those with it.
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else counts.skips.push({ name: `${file} > ${test.fullName}`, reason: note });
      }
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  }
}
