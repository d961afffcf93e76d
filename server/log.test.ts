import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';

/** Logs one error in a process of its own and returns the line it wrote. */
function lineOf(expression: string): Record<string, unknown> {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { createLog } from './log'; createLog('info').error({ err: ${expression} }, 'it failed');`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' });
  return JSON.parse(run.stderr);
}

it('writes what an error says, and nothing that a library hung on it', () => {
  const line = lineOf("Object.assign(new TypeError('broken'), { code: 'E1', client: { note: 'private' } })");
  expect(line).toMatchObject({ msg: 'it failed', err: { name: 'TypeError', message: 'broken', code: 'E1' } });
  expect(JSON.stringify(line)).not.toContain('private');
});
