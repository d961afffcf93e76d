import { readFileSync, statSync } from 'node:fs';
import { errorBody } from '@/lib/schemas/api';
import { reach } from '../client';
import { type Finding, fail, ok, reason, warn } from './finding';

export type ServerPlace = { address: string; tokenFile: string; baseUrl: string | undefined };

/** The running server: whether it answers, is ready, knows our token, and is reached from outside. */
export async function checkServer(place: ServerPlace): Promise<Finding[]> {
  const findings = [checkTokenFile(place.tokenFile)];
  const { address } = place;
  let ready: Response;
  try {
    ready = await reach(address, '/readyz');
  } catch (error) {
    return [...findings, fail('Server', reason(error))];
  }
  if (ready.status !== 200 && ready.status !== 503) {
    const text = `what answers at ${address} is not Drawbridge. Set PORT to the port that Drawbridge runs on.`;
    return [...findings, fail('Server', text)];
  }
  findings.push(ok('Server', `answers at ${address}`));
  if (ready.status === 503) {
    const why = (await ready.text()).trim();
    return [...findings, fail('Ready', `not now: ${why} Wait a moment; if it stays so, look at its log.`)];
  }
  findings.push(ok('Ready', 'the database answers the server'));
  findings.push(await checkAsset(address), await checkToken(place));
  if (place.baseUrl) findings.push(await checkBaseUrl(place.baseUrl));
  return findings;
}

function checkTokenFile(file: string): Finding {
  try {
    const open = (statSync(file).mode & 0o077) !== 0;
    readFileSync(file);
    return open
      ? warn('Token file', `other users of this machine can read ${file}. Run: chmod 600 ${file}`)
      : ok('Token file', `${file}, for its owner only`);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? fail('Token file', `there is no ${file}. The server writes it when it starts.`)
      : fail('Token file', `${file} cannot be read. Run the command as the user that runs Drawbridge.`);
  }
}

async function checkToken({ address, tokenFile }: ServerPlace): Promise<Finding> {
  let token: string;
  try {
    token = readFileSync(tokenFile, 'utf8').trim();
  } catch {
    return fail('Token', 'not tried, as there is no token file.');
  }
  const headers = { authorization: `Bearer ${token}` };
  const answer = await reach(address, '/api/v1/members?limit=1', { headers });
  if (answer.ok) return ok('Token', 'the server accepts it');
  const parsed = errorBody.safeParse(await answer.json().catch(() => null));
  if (answer.status === 409 && parsed.success) return warn('Workspace', parsed.data.error.message);
  return fail(
    'Token',
    `${address} does not accept the one in ${tokenFile}. Is it the server of this DATA_DIR? Restart it to make a new one.`,
  );
}

async function checkAsset(address: string): Promise<Finding> {
  const path = '/tldraw/translations/en.json';
  const answer = await reach(address, path);
  await answer.arrayBuffer();
  return answer.ok
    ? ok('Assets', 'the board finds its fonts, icons and translations')
    : fail('Assets', `${path} is not served (status ${answer.status}). Run npm run build and restart.`);
}

async function checkBaseUrl(baseUrl: string): Promise<Finding> {
  const address = baseUrl.replace(/\/$/, '');
  try {
    const answer = await reach(address, '/healthz');
    if (answer.ok) return ok('BASE_URL', `${address} leads here`);
    return warn('BASE_URL', `${address} answers with status ${answer.status}. Check the proxy in front.`);
  } catch {
    return warn(
      'BASE_URL',
      `${address} cannot be reached from this machine. Check the proxy in front and the name.`,
    );
  }
}
