import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin';

describe('isOwnOrigin', () => {
  it('compares with BASE_URL where it is set', () => {
    const env = { BASE_URL: 'https://hire.example.com' };
    expect(isOwnOrigin(env, { origin: 'https://hire.example.com', host: '10.0.0.5:3000' })).toBe(true);
    expect(isOwnOrigin(env, { origin: 'http://hire.example.com', host: 'hire.example.com' })).toBe(false);
    expect(isOwnOrigin(env, { origin: 'https://evil.example.com', host: 'evil.example.com' })).toBe(false);
  });

  it('compares with the host that was asked otherwise', () => {
    expect(isOwnOrigin({}, { origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true);
    expect(isOwnOrigin({}, { origin: 'http://localhost:4000', host: 'localhost:3000' })).toBe(false);
    expect(isOwnOrigin({}, { origin: 'null', host: 'localhost:3000' })).toBe(false);
  });

  it('lets requests through that no browser sent', () => {
    expect(isOwnOrigin({}, { host: 'localhost:3000' })).toBe(true);
  });
});
