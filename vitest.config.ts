import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'chromium-host/**/*.test.ts',
            'tools/**/*.test.ts',
            'service/practice/**/*.test.ts',
          ],
          exclude: ['src/**/*.service.test.ts'],
          // Deriving keys and encrypting take their time on a busy machine; no test measures.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'service',
          include: ['service/**/*.test.ts', 'src/**/*.service.test.ts', 'bench/**/*.service.test.ts'],
          exclude: ['service/practice/**'],
          globalSetup: ['service/testing/postgres.global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
