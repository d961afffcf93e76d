import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { readText } from './files.mjs';

const isDocument = (path) => /^([A-Z]+\.md|docs\/.*\.md|server\/.*\.md|seeds\/[^/]+\.md)$/.test(path);

/** A path of the project in backticks. Names with a gap to fill, such as `<name>` or `*`, are no paths. */
const QUOTED_PATH =
  /`((?:\.ci|app|components|deploy|docs|e2e|lib|prisma|scripts|seeds|server)\/[^`\s<>*…{}]*)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const SCRIPT = /\bnpm run ([\w:-]+)/g;

/** Files, links and commands named by the documents that do not exist (any more). */
export function checkDocuments(root, files) {
  const scripts = existsSync(join(root, 'package.json'))
    ? (JSON.parse(readText(root, 'package.json')).scripts ?? {})
    : {};
  const errors = [];
  for (const document of files.filter(isDocument)) {
    const text = readText(root, document);
    for (const [, path] of text.matchAll(QUOTED_PATH)) {
      if (!existsSync(join(root, path))) errors.push(`${document} names ${path}, which does not exist.`);
    }
    for (const [, target] of text.matchAll(LINK)) {
      if (/^([a-z]+:|#)/.test(target)) continue;
      const path = normalize(join(dirname(document), decodeURI(target.replace(/#.*$/, ''))));
      if (!existsSync(join(root, path))) errors.push(`${document} links to ${target}, which does not exist.`);
    }
    for (const [, script] of text.matchAll(SCRIPT)) {
      if (!(script in scripts))
        errors.push(`${document} names \`npm run ${script}\`, which package.json does not have.`);
    }
  }
  return errors;
}

/** Packages that docs/dependencies.md does not explain, or explains without need. */
export function checkDependencyPage(root, files) {
  if (!files.includes('docs/dependencies.md')) return [];
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readText(root, 'package.json'));
  const used = Object.keys({ ...dependencies, ...devDependencies });
  const explained = [...readText(root, 'docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(
    ([, name]) => name,
  );
  return [
    ...used
      .filter((name) => !explained.includes(name))
      .map((name) => `docs/dependencies.md has no line for ${name}.`),
    ...explained
      .filter((name) => !used.includes(name))
      .map((name) => `docs/dependencies.md has a line for ${name}, which package.json does not have.`),
  ];
}
