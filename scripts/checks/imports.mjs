// The import table of .dependency-cruiser.cjs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from '../prepare/command.mjs';
import { inProject, ROOT } from '../prepare/project.mjs';

const FOLDERS = ['app', 'components', 'lib', 'server', 'seeds', 'e2e'];

/** One line for every import that the table forbids, in the tree at `root`. */
export async function checkImports(root = ROOT) {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const result = await runCommand(
    process.execPath,
    [
      '--import',
      pathToFileURL(inProject('scripts/checks/typescriptForCruiser.mjs')).href,
      inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      inProject('.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...folders,
    ],
    { cwd: root },
  );
  const start = result.output.indexOf('{');
  if (start === -1) throw new Error(`The import check did not run:\n${result.output}`);
  const { summary, modules } = JSON.parse(result.output.slice(start));
  if (modules.length === 0) throw new Error(`The import check found no module:\n${result.output}`);
  return summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    const { comment } = summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name);
    return `${from} → ${path}: ${comment} (${rule.name})`;
  });
}
