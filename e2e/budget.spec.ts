import { NOT_BEFORE_THE_FIRST_STROKE, ROOM_BUDGET } from './support/budgets';
import { apiOwner } from './support/liveInterview';
import { boardReady, drawRectangle, expect, shapes, signIn, test } from './support/story';

test('a room costs no more than its budget until the first stroke', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const { roomId } = await owner.trpc.sketches.create.mutate();
  const signedIn = await newPerson('Ines Marlow');
  await signIn(signedIn.page, 'ines@northwind.example');
  // Another browser, which has nothing of the site but who is signed in.
  const { page, context } = await newPerson('Ines Marlow elsewhere');
  await context.addCookies(await signedIn.context.cookies());

  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const requests = new Map<string, { url: string; type: string; bytes: number; encoding: string }>();
  network.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (!/^https?:/.test(request.url)) return;
    requests.set(requestId, { url: request.url, type, bytes: 0, encoding: '' });
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    const found = requests.get(requestId);
    if (found)
      found.encoding = response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? '';
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = requests.get(requestId);
    if (found) found.bytes = encodedDataLength;
  });
  const sources: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') sources.push(response.text().catch(() => ''));
  });

  await page.goto(`/room/${roomId}`);
  await boardReady(page);
  const counted = [...requests.values()];
  const scripts = counted.filter(({ type }) => type === 'Script');
  const kilobytes = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const largest = [...scripts].sort((a, b) => b.bytes - a.bytes).slice(0, 8);
  const told = largest.map(({ url, bytes }) => `${(bytes / 1000).toFixed(0)} kB ${new URL(url).pathname}`);
  const kinds = [...new Set(counted.map(({ type }) => type))];
  const sums = kinds.map((kind) => {
    const all = counted.filter(({ type }) => type === kind);
    return `${kind} ${all.length}, ${(all.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(0)} kB`;
  });
  test.info().annotations.push({
    type: 'measured',
    description: `${kilobytes.toFixed(0)} kB of scripts in ${scripts.length}, ${counted.length} requests: ${sums.join('; ')}`,
  });

  expect(kilobytes, told.join('\n')).toBeLessThanOrEqual(ROOM_BUDGET.scriptKilobytes);
  expect(counted.length, sums.join('\n')).toBeLessThanOrEqual(ROOM_BUDGET.requests);
  const uncompressed = scripts.filter(({ bytes, encoding }) => bytes > 2_000 && encoding === '');
  expect(uncompressed.map(({ url }) => url)).toEqual([]);
  const all = (await Promise.all(sources)).join('\n');
  expect(all.length).toBeGreaterThan(100_000);
  for (const [what, mark] of Object.entries(NOT_BEFORE_THE_FIRST_STROKE)) {
    expect(all.includes(mark), `${what} is loaded before the first stroke`).toBe(false);
  }
  await drawRectangle(page, 200, 200);
  await expect(shapes(page)).toHaveCount(1);
});
