import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import ElementPlus from 'unplugin-element-plus/vite'
import { defineConfig } from 'vitest/config'
import { precompress } from './build/precompress'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.LIANDONG_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), ElementPlus({}), precompress()],
  resolve: { alias: { '@': here('./src'), '@messages': here('../data/messages') } },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [here('.'), here('../data')] },
    proxy: { '/api': { target: server, changeOrigin: false } },
  },
  build: {
    target: ['chrome87', 'firefox78', 'safari14'],
    rollupOptions: {
      input: [here('./admin.html'), here('./portal.html')],
      output: {
        // The framework stays cached between releases; the kit is split by what each page uses.
        manualChunks(id) {
          if (/node_modules\/(@?vue|pinia|@intlify|@tanstack|@vueuse)/.test(id)) return 'vue'
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
    css: false,
    // A loaded machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
