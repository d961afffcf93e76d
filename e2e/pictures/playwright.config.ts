import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

// The pictures of the documents, made on demand from a build: npx playwright test -c e2e/pictures
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures',
});
