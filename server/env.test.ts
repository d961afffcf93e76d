import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env';

function complaint(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return '';
}

describe('parseEnv', () => {
  it('needs nothing', () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: '0.0.0.0', DATA_DIR: 'data', LOG_LEVEL: 'info' });
  });

  it('counts empty values as absent', () => {
    expect(parseEnv({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a number'],
    ['PORT', '70000', 'PORT must be from 0 to 65535'],
    ['DATABASE_URL', 'mysql://u:p@h/db', 'DATABASE_URL must be an address like postgresql://'],
    ['BASE_URL', 'https://example.com/sub', 'BASE_URL must be an address like https://'],
    ['BASE_URL', 'example.com', 'BASE_URL must be an address like https://'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET must have 32 characters or more'],
    ['REDIS_URL', 'http://h:6379', 'REDIS_URL must be an address like redis://'],
    ['REDIS_URL', 'redis://', 'REDIS_URL must be an address like redis://'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL'],
    ['GITHUB_CLIENT_ID', 'abc', 'GITHUB_CLIENT_SECRET is missing, though GITHUB_CLIENT_ID is set'],
  ])('names %s when it is %s', (name, value, expected) => {
    expect(complaint({ [name]: value })).toContain(expected);
  });

  it('takes REDIS_URL together with what several nodes share', () => {
    const shared = {
      DATABASE_URL: 'postgresql://u:p@db/drawbridge',
      AUTH_SECRET: 'a secret that every node knows, 32+',
    };
    for (const REDIS_URL of ['redis://127.0.0.1:6379', 'rediss://user:secret@redis.example.com:6380/2']) {
      expect(parseEnv({ ...shared, REDIS_URL }).REDIS_URL).toBe(REDIS_URL);
    }
    const text = complaint({ REDIS_URL: 'redis://127.0.0.1:6379' });
    expect(text).toContain('DATABASE_URL is missing, though REDIS_URL is set: several nodes share');
    expect(text).toContain('AUTH_SECRET is missing, though REDIS_URL is set: every node has to know');
  });

  it('names every wrong variable at once and never repeats a value', () => {
    const text = complaint({ PORT: 'x', AUTH_SECRET: 'tiny-secret', DATABASE_URL: 'http://user:hunter2@h' });
    expect(text.split('\n')).toHaveLength(3);
    expect(text).not.toContain('tiny-secret');
    expect(text).not.toContain('hunter2');
  });
});
