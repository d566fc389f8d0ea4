// A stand-in for the server while the console is worked on; no part of the product.
// `node mock/server.mjs [port]` also serves web/dist under the product's content security policy.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuse } from './http.mjs'
import { api, tell } from './routes.mjs'
import { signIn } from './session.mjs'

const port = Number(process.argv[2] ?? process.env.MOCK_PORT ?? 8787)
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; frame-ancestors 'self'; base-uri 'self'"

function serveFile(response, path) {
  const wanted = join(dist, normalize(path))
  const file =
    wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : join(dist, 'admin.html')
  if (!existsSync(file)) return refuse(response, 404, 'not_built', '请先运行 npm run build。')
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
  })
  response.end(readFileSync(file))
}

if (process.env.MOCK_LOGIN) signIn(process.env.MOCK_LOGIN)

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname === '/mock/tell') {
    tell(url.searchParams.get('kind') ?? 'matter', url.searchParams.get('matter') ?? 'M05')
    return response.end('ok')
  }
  if (!url.pathname.startsWith('/api/')) return serveFile(response, url.pathname)
  api(request, response, url.pathname.replace('/api/v1', ''), url.searchParams).catch((error) => {
    console.error(error)
    refuse(response, 500, 'mock_failed', String(error))
  })
}).listen(port, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${port}`))
