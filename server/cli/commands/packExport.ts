import { type Command, EXIT, UsageError } from '../command';
import { writeNewFile } from '../writeNewFile';

/** Writes a pack of the question bank as a zip file. */
export const packExport: Command = {
  words: 'pack export',
  usage: 'SLUG FILE.zip',
  summary: 'Write a pack of the question bank with its rubric as a zip file',
  maxArgs: 2,
  options: { force: { type: 'boolean', help: 'Write over the file if there is one' } },
  async run({ io, args, options, connect, json }) {
    const [slug, file] = args;
    if (!slug || !file) {
      throw new UsageError(
        'Give the name of a pack and a file, for instance system-design system-design.zip.',
      );
    }
    const bytes = await connect().getFile(`/packs/${encodeURIComponent(slug)}`);
    await writeNewFile(file, bytes, { force: options.flag('force') });
    if (json) io.out(JSON.stringify({ file, bytes: bytes.length }, null, 2));
    else io.err(`The pack ${slug} is in ${file}. It holds guidance that candidates must not see.`);
    return EXIT.ok;
  },
};
