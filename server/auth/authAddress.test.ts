import { expect, it } from 'vitest';
import { setAuthAddress } from './authAddress';

it('is BASE_URL where that is set, whatever else the environment says', () => {
  const target = { NEXTAUTH_URL: 'http://elsewhere', AUTH_TRUST_HOST: 'true' };
  setAuthAddress({ BASE_URL: 'https://hire.example.com' }, target);
  expect(target).toEqual({ NEXTAUTH_URL: 'https://hire.example.com' });
});

it("is the request's host otherwise", () => {
  const target = { NEXTAUTH_URL: 'http://elsewhere' };
  setAuthAddress({}, target);
  expect(target).toEqual({ AUTH_TRUST_HOST: 'true' });
});
