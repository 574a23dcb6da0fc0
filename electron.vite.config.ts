import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      // One file is read faster than the two hundred that oRPC and zod are made of.
      externalizeDeps: false,
      rolldownOptions: {
        // Native, so it stays a package.
        external: ['electron', 'better-sqlite3-multiple-ciphers'],
        input: { index: resolve('src/main/index.ts'), desk: resolve('src/main/desk/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      sourcemap: true,
      // A sandboxed preload must be one CommonJS file that needs nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve('src/preload/index.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // The package gives its files only to Node; the window's spell check reads the same two.
    resolve: { alias: { '@dictionary': resolve('node_modules/dictionary-en') } },
    worker: { format: 'es' },
    css: { postcss: resolve('postcss.config.cjs') },
    build: {
      sourcemap: true,
      rolldownOptions: { input: resolve('src/renderer/index.html') },
      minify: true,
      // The window's policy allows no inline script.
      modulePreload: { polyfill: false },
    },
  },
});
