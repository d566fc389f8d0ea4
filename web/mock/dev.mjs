// `npm run dev:mocked`: the mock and Vite's development server together.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('..', import.meta.url))
const port = '8787'
const children = [
  spawn('node', ['mock/server.mjs', port], { cwd: web, stdio: 'inherit' }),
  spawn('node_modules/.bin/vite', [], {
    cwd: web,
    stdio: 'inherit',
    env: { ...process.env, LIANDONG_SERVER: `http://127.0.0.1:${port}` },
  }),
]
const stop = () => children.forEach((child) => child.kill())
for (const child of children) child.on('exit', stop)
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
