// Small HTTP helpers of the mock.
import { randomUUID } from 'node:crypto'

export function json(response, status, body, headers = {}) {
  const problem = status >= 400
  response.writeHead(status, {
    'Content-Type': problem ? 'application/problem+json' : 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

export function refuse(response, status, code, title, more = {}) {
  json(response, status, {
    type: `/problems/${code}`,
    title,
    title_en: code.replace(/_/g, ' '),
    status,
    code,
    incident: randomUUID().slice(0, 8),
    ...more,
  })
}

export async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

/** A one-page PDF that says what it stands for; enough for a frame to show something. */
export function smallPdf(text) {
  const stream = `BT /F1 18 Tf 72 760 Td (${text.replace(/[^\x20-\x7e]/g, '?')}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = out.length
    out += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  out += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
  return Buffer.from(out, 'latin1')
}
