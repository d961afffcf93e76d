import { EnvError, parseEnv } from '@/server/env';
import { type Finding, fail, ok, warn } from './finding';

/** The environment variables, as the server would read them. */
export function checkEnvironment(source: Record<string, string | undefined>): Finding[] {
  try {
    const env = parseEnv(source);
    const findings = [ok('Environment', 'every variable is understood')];
    if (!env.BASE_URL) {
      findings.push(
        warn(
          'BASE_URL',
          `is not set: links that people get begin with http://localhost:${env.PORT}. Set it to the address that they use.`,
        ),
      );
    } else if (env.BASE_URL.startsWith('http:') && !isLocal(env.BASE_URL)) {
      findings.push(
        warn(
          'BASE_URL',
          `${env.BASE_URL} is not encrypted. Put a proxy with HTTPS in front and set BASE_URL to its address.`,
        ),
      );
    }
    return findings;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.message.split('\n').map((line) => fail('Environment', `${line}.`));
  }
}

function isLocal(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
