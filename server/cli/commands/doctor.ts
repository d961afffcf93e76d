import path from 'node:path';
import { type CliIo, type Command, EXIT, type OptionReader } from '../command';
import { checkDatabase } from '../doctor/checkDatabase';
import { checkDataDir } from '../doctor/checkDataDir';
import { checkEnvironment } from '../doctor/checkEnvironment';
import { checkProgram } from '../doctor/checkProgram';
import { checkServer } from '../doctor/checkServer';
import { type Finding, fail, reason } from '../doctor/finding';
import { dataDir, serverAddress } from '../place';
import { table } from '../table';

/** Looks at everything the server needs and says what is wrong, each with a way out. */
export const doctor: Command = {
  words: 'doctor',
  usage: '',
  summary: 'Check this installation and the running server',
  maxArgs: 0,
  options: {},
  async run({ io, options, json }) {
    const findings = await examine(io, options);
    if (json) io.out(JSON.stringify(findings, null, 2));
    else io.out(table(findings.map(({ level, what, text }) => [level, what, text])));
    const fails = findings.filter((finding) => finding.level === 'fail').length;
    if (fails > 0) io.err(fails === 1 ? 'One thing does not work.' : `${fails} things do not work.`);
    return fails > 0 ? EXIT.failed : EXIT.ok;
  },
};

async function examine(io: CliIo, options: OptionReader): Promise<Finding[]> {
  const { env, root } = io;
  const place = dataDir(io);
  const databaseUrl = env.DATABASE_URL || undefined;
  return [
    ...checkProgram(root, process.versions.node),
    ...checkEnvironment(env),
    ...checkDataDir(place, { embedded: databaseUrl === undefined, now: new Date() }),
    await checkDatabase(databaseUrl, place),
    ...(await examineServer(io, options, place)),
  ];
}

async function examineServer(io: CliIo, options: OptionReader, place: string): Promise<Finding[]> {
  try {
    return await checkServer({
      address: serverAddress(io, options.text('url')),
      tokenFile: options.text('token-file') ?? path.join(place, 'admin-token'),
      baseUrl: io.env.BASE_URL && URL.canParse(io.env.BASE_URL) ? io.env.BASE_URL : undefined,
    });
  } catch (error) {
    return [fail('Server', `not looked for: ${reason(error)}`)];
  }
}
