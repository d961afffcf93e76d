import { readFileSync } from 'node:fs';
import os from 'node:os';

/** What the figures were taken on. */
export function describeMachine(postgres) {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    newerNode: versionOfNewerNode(),
    postgres,
  };
}

function versionOfNewerNode() {
  try {
    const file = new URL(
      `node_modules/node-${process.platform}-${process.arch}/package.json`,
      import.meta.url,
    );
    return `v${JSON.parse(readFileSync(file, 'utf8')).version}`;
  } catch {
    return process.version;
  }
}
