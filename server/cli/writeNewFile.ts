import { writeFile } from 'node:fs/promises';
import { CliError } from './command';

/**
 * Writes a file that nobody else on this machine reads: notes, scores and guides are for staff.
 * @throws CliError with the way out where there is one already, unless `force`, or it cannot be written
 */
export async function writeNewFile(
  file: string,
  content: string | Uint8Array,
  { force }: { force: boolean },
): Promise<void> {
  try {
    await writeFile(file, content, { mode: 0o600, flag: force ? 'w' : 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new CliError(`${file} exists. Give another name, or --force.`);
    throw new CliError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
