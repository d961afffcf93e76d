const FOLDERS = [
  '.ci',
  '.github',
  'app',
  'bench',
  'components',
  'deploy',
  'docs',
  'e2e',
  'lib',
  'prisma',
  'public',
  'scripts',
  'seeds',
  'server',
  'stress',
];

/** Folders at the top of the tree that docs/architecture.md does not know. */
export function checkFolders(files) {
  const tops = new Set(
    files.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))),
  );
  return [...tops]
    .filter((top) => !FOLDERS.includes(top))
    .map(
      (top) =>
        `${top}/ is a new folder at the top: find it a place in ${FOLDERS.join(', ')}, or add it to scripts/checks/folders.mjs and docs/architecture.md.`,
    );
}
