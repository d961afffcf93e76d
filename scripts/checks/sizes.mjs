import { isCode, isTest, readText } from './files.mjs';

/** Lines a file may have before it is mentioned, before it is an error, and what tests and pages may have. */
export const LIMITS = { warning: 250, error: 400, test: 600, page: 60 };

/** Files that hold more than one idea, judged by their length. */
export function checkSizes(root, files) {
  const errors = [];
  const warnings = [];
  for (const path of files.filter(isCode)) {
    const lines = readText(root, path).trimEnd().split('\n').length;
    const isPage = /^app\/(.*\/)?page\.tsx$/.test(path);
    const limit = isPage ? LIMITS.page : isTest(path) ? LIMITS.test : LIMITS.error;
    if (lines > limit)
      errors.push(
        `${path} has ${lines} lines; ${limit} are allowed. Move a part of it to a file of its own.`,
      );
    else if (!isTest(path) && lines > LIMITS.warning)
      warnings.push(`${path} has ${lines} lines; over ${LIMITS.error} is an error.`);
  }
  return { errors, warnings };
}
