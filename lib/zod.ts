import { z } from 'zod';

// Schemas are compiled by `eval` where that is allowed, which the pages' content security policy does not, and
// trying counts as a refusal.
z.config({ jitless: 'document' in globalThis });

export { z };
