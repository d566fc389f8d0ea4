// Uploads: what is taken, what is refused, and who may open it.
import assert from 'node:assert/strict'
import { as, send } from '../client.mjs'
import { Case, attach, pdf, png, refused } from '../fixtures.mjs'

const limit = 200 * 1024 * 1024

export default (test, server) => {
  test('the type is that of the bytes, whatever the name says', async () => {
    const client = await as(server, 'township100.handler1')
    const taken = await client.upload('照片.png', png)
    assert.equal(taken.json.media_type, 'image/png')
    assert.equal(taken.json.size, png.length)
    assert.equal(taken.json.scanned, false)
    const refused_files = { 'a.exe': Buffer.from('MZ\x90\0\x03\0\0\0'), 'page.html': Buffer.from('<html><script>1</script></html>'),
      'page.txt': Buffer.from('<!DOCTYPE html><body onload=alert(1)>'), 'x.pdf': Buffer.from('<script>alert(1)</script>'),
      'run.sh': Buffer.from('#!/bin/sh\nrm -rf /\n'), 'e.pdf': Buffer.alloc(0), 'v.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }
    for (const [name, bytes] of Object.entries(refused_files)) {
      refused(await client.upload(name, bytes), 415, 'file_type_refused')
    }
  })

  test('a name that says another type than the bytes is refused', async () => {
    const client = await as(server, 'township100.handler1')
    for (const name of ['照片.pdf', '照片.png.exe', '照片', '照片.']) {
      refused(await client.upload(name, png), 415, 'file_name_mismatch')
    }
    assert.equal((await client.upload('照片.PNG', png)).status, 201)
  })

  test('a file above the limit is refused before it is sent', async () => {
    const client = await as(server, 'township100.handler1')
    const answer = await new Promise((resolve, reject) => {
      import('node:http').then(({ default: http }) => {
        const request = http.request({ host: '127.0.0.1', port: server.port, method: 'PUT', path: '/api/v1/files?name=big.pdf',
          headers: { Cookie: client.cookie, 'X-CSRF-Token': client.session.csrf_token, 'Content-Length': limit + 1 } },
        (response) => {
          response.resume()
          resolve(response.statusCode)
          request.destroy()
        })
        request.on('error', () => {})
        setTimeout(() => reject(new Error('no answer to the header alone')), 20_000).unref()
        request.flushHeaders()
      })
    })
    assert.equal(answer, 413)
  })

  test('a large file is streamed and comes back byte by byte, also in ranges', async () => {
    const one = await Case.of(server)
    await one.record()
    const bytes = Buffer.concat([pdf('large'), Buffer.alloc(5_000_000, '% filling\n')])
    await attach(one.sender, one.id, 'other', '大文件.pdf', bytes)
    const [material] = (await one.sender.matter(one.id)).details.materials
    const path = `/api/v1/matters/${one.id}/materials/${material.id}`
    const whole = await one.sender.get(path)
    assert.ok(whole.body.equals(bytes))
    const part = await send(server, 'GET', path, { headers: { Cookie: one.sender.cookie, Range: 'bytes=100-199' } })
    assert.equal(part.status, 206)
    assert.ok(part.body.equals(bytes.subarray(100, 200)))
  })

  test('names cannot lead anywhere and cannot break a header', async () => {
    const one = await Case.of(server)
    await one.record()
    const names = ['../../etc/passwd.pdf', '..\\..\\boot.pdf', 'a\r\nSet-Cookie: x=1.pdf', '"quote".pdf', '䶮村现场.pdf', 'con.pdf', '\u202Efdp.exe.pdf']
    for (const name of names) {
      const upload = await one.sender.upload(name, pdf('name'))
      assert.equal(upload.status, 201, `${name}: ${upload.body}`)
      assert.ok(!/[/\\\r\n\0]/.test(upload.json.name), upload.json.name)
      await one.sender.command(one.id, 'attach-material', { kind: 'other', file: upload.json.id, file_name: name.slice(0, 120) })
    }
    for (const material of (await one.sender.matter(one.id)).details.materials) {
      const file = await one.sender.get(`/api/v1/matters/${one.id}/materials/${material.id}`)
      assert.equal(file.headers['set-cookie'], undefined)
      assert.ok(!/[/\\]/.test(decodeURIComponent(file.headers['content-disposition'])), file.headers['content-disposition'])
      assert.equal(file.headers['x-content-type-options'], 'nosniff')
    }
  })

  test('a name is needed, and has its bound', async () => {
    const client = await as(server, 'township100.handler1')
    refused(await client.put('/api/v1/files', { body: png }), 400, 'shape')
    refused(await client.put('/api/v1/files?name=', { body: png }), 400, 'shape')
  })

  test('nobody attaches what another unit uploaded', async () => {
    const one = await Case.of(server)
    await one.record()
    const foreign = (await one.receiver.upload('x.png', png)).json.id
    for (const file of [foreign, 'made-up', '0'.repeat(26)]) {
      refused(await one.sender.post(`/api/v1/case-transfers/${one.id}/attach-material`,
        { kind: 'other', file, file_name: 'x.png' }), 422, 'file_unknown')
    }
  })

  test('a material opens only within its own matter and for who sees that', async () => {
    const one = await Case.of(server)
    await one.ready()
    const other = await Case.of(server)
    await other.record()
    const [material] = (await one.sender.matter(one.id)).details.materials
    refused(await one.sender.get(`/api/v1/matters/${other.id}/materials/${material.id}`), 404, 'not_found')
    refused(await one.receiver.get(`/api/v1/matters/${one.id}/materials/${material.id}`), 404, 'not_found')
    refused(await (await as(server, 'system.admin')).get(`/api/v1/matters/${one.id}/materials/${material.id}`), 404, 'not_found')
    await one.issue()
    assert.equal((await one.receiver.get(`/api/v1/matters/${one.id}/materials/${material.id}`)).status, 200)
  })

  test('uploading needs a session, its CSRF token and a working role', async () => {
    const client = await as(server, 'township100.handler1')
    assert.equal((await send(server, 'PUT', '/api/v1/files?name=a.png', { body: png })).status, 401)
    refused(await client.upload('a.png', png, { csrf: false }), 403, 'csrf_failed')
    refused(await (await as(server, 'audit.admin')).upload('a.png', png), 403, 'forbidden')
  })
}
