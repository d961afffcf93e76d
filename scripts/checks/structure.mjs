// The rules on structure: who imports whom, how long a file may be, what the tests and documents may not do.
import { fileURLToPath } from 'node:url';
import { ROOT } from '../prepare/project.mjs';
import { checkDependencyPage, checkDocuments } from './documents.mjs';
import { listFiles } from './files.mjs';
import { checkFolders } from './folders.mjs';
import { checkHabits, checkLockfile } from './habits.mjs';
import { checkImports } from './imports.mjs';
import { checkSizes } from './sizes.mjs';

/** Every rule that is broken in the tree at `root`, one line each. */
export async function checkStructure(root = ROOT) {
  const files = listFiles(root);
  const sizes = checkSizes(root, files);
  const errors = [
    ...(await checkImports(root)),
    ...sizes.errors,
    ...checkFolders(files),
    ...checkHabits(root, files),
    ...checkLockfile(root, files),
    ...checkDocuments(root, files),
    ...checkDependencyPage(root, files),
  ];
  return { errors, warnings: sizes.warnings };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { errors, warnings } = await checkStructure();
  for (const warning of warnings) console.log(`warning: ${warning}`);
  for (const error of errors) console.log(`error: ${error}`);
  process.exit(errors.length === 0 ? 0 : 1);
}
