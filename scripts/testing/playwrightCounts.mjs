// A Playwright reporter that writes what was counted, with the reason of every skip, to the file COUNTS_FILE.
import { writeFileSync } from 'node:fs';

export default class PlaywrightCounts {
  errors = 0;

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onError() {
    this.errors += 1;
  }

  onEnd() {
    const counts = { passed: 0, failed: this.errors, skips: [] };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') counts.passed += 1;
      else if (outcome === 'skipped') {
        const mark = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        const reason = mark ? mark.description : 'did not run';
        counts.skips.push({ name: test.titlePath().filter(Boolean).join(' > '), reason });
      } else counts.failed += 1;
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  }

  printsToStdio() {
    return false;
  }
}
