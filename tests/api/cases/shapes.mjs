// Bad input, made from the description itself: every member of every body with wrong values.
import assert from 'node:assert/strict'
import { api, operations, resolved } from '../contract.mjs'
import { Client, as, send } from '../client.mjs'
import { Case, finding, refused } from '../fixtures.mjs'

const json_type = { 'Content-Type': 'application/json' }

/** A value of a wrong JSON type for the schema; null never counts, it means "not given". */
function wrong_values(schema) {
  const one = resolved(schema.anyOf?.[0] ?? schema)
  const type = [one.type].flat()[0]
  if (one.enum) return ['no_such_word', 7, '']
  return {
    string: [7, true, { a: 1 }, ['x']], integer: ['7', 1.5, true, {}], boolean: ['true', 1, []],
    array: ['x', {}, 3], object: ['x', [], 3],
  }[type] ?? []
}

/** Who may at least try the operation. */
function who(operation) {
  const { roles = [] } = operation['x-permission']
  if (roles.includes('system_admin')) return 'system.admin'
  if (roles.includes('security_admin')) return 'security.admin'
  if (roles.includes('coordinator')) return 'justice.coordinator1'
  return 'township100.handler1'
}

// An import answers with rows instead of fields; its faults stand in jurisdiction.mjs.
const others = ['sign_in', 'change_password', 'import_register']
const bodies = operations.filter((each) => {
  const schema = each.operation.requestBody?.content['application/json']?.schema
  const by_token = each.operation['x-permission'].access === 'token' // exchange.mjs asks those
  return schema?.$ref && !by_token && !others.includes(each.id)
})

export default (test, server) => {
  const path_of = (each) => each.path.replace(/\{[^}]+\}/g, 'nothing')

  test(`wrong types, unknown members and missing ones are 400 (${bodies.length} bodies)`, async () => {
    const faults = []
    let asked = 0
    await Promise.all(bodies.map(async (each) => {
      const client = await as(server, who(each.operation))
      const schema = resolved(each.operation.requestBody.content['application/json'].schema)
      const expect = async (body, field, why) => {
        const answer = await client.call(each.method, path_of(each), { json: body })
        asked += 1
        const named = answer.json?.errors?.some((error) => error.field.startsWith(field))
        if (answer.status !== 400 || !named) faults.push(`${each.id} ${why} → ${answer.status} ${answer.body}`)
      }
      for (const [name, member] of Object.entries(schema.properties)) {
        for (const value of wrong_values(member)) {
          if (!each.id.endsWith('record_paper_act') || name !== 'body') {
            await expect({ [name]: value }, name, `${name}=${JSON.stringify(value)}`)
          }
        }
      }
      await expect({ surely_unknown: 1 }, 'surely_unknown', 'unknown member')
      for (const name of schema.required ?? []) {
        const member = resolved(schema.properties[name])
        const needed_by_reader = member.enum || ['date-time', 'date'].includes(member.format)
        if (needed_by_reader) await expect({}, name, `without ${name}`)
      }
      for (const body of ['[]', '"x"', '7', 'true']) {
        const answer = await client.call(each.method, path_of(each), { body, headers: json_type })
        if (answer.status !== 400) faults.push(`${each.id} ${body} → ${answer.status}`)
      }
    }))
    assert.deepEqual(faults, [])
    assert.ok(asked > 300, `${asked} bodies were sent`)
  })

  test('what is no JSON is 400, whatever way it is broken', async () => {
    const client = await as(server, 'township100.handler1')
    const deep = '['.repeat(100_000)
    const bodies_sent = ['{', '{"title":"x"', '{"title":}', 'undefined', '{"a":1,}', "{'a':1}", '\u0000', '{"a":1}{"b":2}',
      deep, '{"facts":'.repeat(5000), '{"title":"\n"}', '{"a":NaN}', '{"a":01}', '\uFEFF{}', '/* */{}']
    for (const body of bodies_sent) {
      const answer = await client.post('/api/v1/case-transfers', undefined, { body, headers: json_type })
      refused(answer, 400, 'body_malformed')
    }
  })

  test('bytes that are no UTF-8 are 400', async () => {
    const client = await as(server, 'township100.handler1')
    const broken = [[0xc3, 0x28], [0xff], [0xe4, 0xb8], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]]
    for (const bytes of broken) {
      const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')])
      const answer = await client.call('POST', '/api/v1/case-transfers', { body, headers: json_type })
      assert.equal(answer.status, 400, `${bytes}: ${answer.body}`)
    }
  })

  test('U+0000 in a text is 400, lone surrogates too', async () => {
    const client = await as(server, 'township100.handler1')
    for (const text of ['a\\u0000b', '\\ud800', '\\udc00x']) {
      const body = JSON.stringify(finding({ title: 'MARK' })).replace('MARK', text)
      const answer = await client.call('POST', '/api/v1/case-transfers', { body, headers: json_type })
      assert.equal(answer.status, 400, `${text}: ${answer.body}`)
    }
  })

  test('numbers outside every range are 400', async () => {
    const one = await Case.of(server)
    await one.record()
    const path = `/api/v1/case-transfers/${one.id}/attach-material`
    for (const copies of ['0', '-1', '100', '2147483648', '9223372036854775808', '1e3', '1e400', '-0.5']) {
      const body = `{"kind":"other","file":"x","file_name":"x.pdf","copies":${copies}}`
      const answer = await one.sender.call('POST', path, { body, headers: json_type })
      assert.equal(answer.status, 400, `${copies}: ${answer.body}`)
    }
  })

  test('a body of 10 MB is 413, and the server goes on', async () => {
    const client = await as(server, 'township100.handler1')
    const body = JSON.stringify(finding({ facts: 'x'.repeat(10 * 1024 * 1024) }))
    const answer = await client.call('POST', '/api/v1/case-transfers', { body, headers: json_type })
    refused(answer, 413, 'body_too_large')
    assert.equal((await client.get('/readyz')).json.ready, true)
  })

  test('every described length holds: the longest is taken or judged on, one more is 400', async () => {
    const faults = []
    const transfers = bodies.filter((each) => each.path.startsWith('/api/v1/case-transfers'))
    await Promise.all(transfers.map(async (each) => {
      const client = await as(server, who(each.operation))
      const one = await Case.of(server)
      await one.record()
      const schema = resolved(each.operation.requestBody.content['application/json'].schema)
      for (const [name, member] of Object.entries(schema.properties)) {
        if (member.pattern || !member.maxLength || member.maxLength === 36) continue
        const path = each.path.replace('{id}', one.id)
        const body = path.endsWith('case-transfers') ? finding() : valid_for(each.id)
        const over = await client.post(path, { ...body, [name]: '乡'.repeat(member.maxLength + 1) })
        const judged = [400, 403, 409].includes(over.status)
        if (!judged) faults.push(`${each.id}.${name} +1 → ${over.status} ${over.body}`)
        const at = await client.post(path, { ...body, [name]: '乡'.repeat(member.maxLength) })
        const too_long = at.json?.code === 'field_too_long' || at.json?.errors?.some((error) => error.rule === 'too_long')
        if (too_long) faults.push(`${each.id}.${name} at its limit → ${at.body}`)
      }
    }))
    assert.deepEqual(faults, [])
  })

  test('10,000 characters are kept as they are; 10,001 are refused', async () => {
    const one = await Case.of(server)
    const facts = '䶮'.repeat(9_999) + '😀'
    await one.record({ facts })
    assert.equal((await one.sender.matter(one.id)).details.facts, facts)
    const answer = await one.sender.post('/api/v1/case-transfers', finding({ facts: facts + '。' }))
    refused(answer, 400, 'shape')
    assert.equal(answer.json.errors[0].rule, 'too_long')
  })

  test('SQL, HTML and rare characters come back exactly as they were typed, as JSON', async () => {
    const texts = ["'; drop table matter; --", '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '䶮村㐂𠮷',
      '"引号"与\\反斜杠', '{{7*7}} ${7*7} %s %n', "Robert'); DELETE FROM event WHERE ('1'='1", '\u202E倒序\u200B', 'a\tb\nc']
    for (const text of texts) {
      const one = await Case.of(server)
      const body = { title: text, location: text, facts: text, provisions: text, item: '', item_reason: text,
        party: { kind: 'organization', name: text, identifier: text, address: text } }
      await one.record(body)
      await one.sender.command(one.id, 'add-note', { text })
      const matter = await one.sender.matter(one.id)
      const { details } = matter
      for (const shown of [matter.title, details.title, details.location, details.facts, details.provisions,
        details.item_reason, details.party.name, details.party.identifier, details.party.address, matter.notes[0].text]) {
        assert.equal(shown, text)
      }
      const listed = (await one.sender.get('/api/v1/matters?' + new URLSearchParams({ view: 'all', q: text.slice(0, 12) }))).json
      assert.ok(listed.items.some((each) => each.id === one.id), `found again by ${text}`)
    }
  })

  test('paths that try to climb, hide or overflow lead nowhere', async () => {
    const client = await Client.of(server, 'transport.duty1') // with a rate of its own
    const tricks = ['/api/v1/matters/../../../etc/passwd', '/api/v1/matters/%2e%2e/%2e%2e/session', '/api/v1//matters', '//api/v1/matters',
      '/api/v1/matters/%00', '/api/v1/matters/%ff', '/api/v1/matters/a%2fb', '/api/v1/matters/%', '/api/v1/matters/%zz',
      '/api/v1/matters/;drop', '/api/v1/matters/..;/session', '/api\\v1\\matters', '/api/v1/matters/' + 'x'.repeat(5000),
      '/api/v1/matters/%E4%B6%AE', '/api/v1/case-transfers/x/no-such-command', '/etc/passwd', '/../liandong.db', '/api/v1/']
    for (const path of tricks) {
      const answer = await send(server, 'GET', path, { headers: { Cookie: client.cookie } })
      assert.ok([400, 404, 405].includes(answer.status), `${path.slice(0, 60)} → ${answer.status}`)
      assert.match(answer.type, /problem\+json/, path.slice(0, 60))
    }
    assert.equal((await send(server, 'GET', `/api/v1/matters?q=${'x'.repeat(9000)}`)).status, 414)
    assert.equal((await send(server, 'GET', '/api/v1/matters', { headers: { 'X-Long': 'x'.repeat(17_000) } })).status, 431)
  })

  test('query parameters are judged: unknown ones, wrong words, numbers out of range', async () => {
    const faults = []
    const asked = (one) => one.method === 'GET' && one.operation['x-permission'].access !== 'token' // see exchange.mjs
    for (const each of operations.filter(asked)) {
      const parameters = (each.operation.parameters ?? []).filter((one) => one.in === 'query')
      if (parameters.length === 0) continue
      const { roles = [] } = each.operation['x-permission']
      const supervising = roles.includes('coordinator') && !roles.includes('handler')
      const login = roles.includes('audit_admin') ? 'audit.admin' : supervising ? 'justice.coordinator1' : 'township100.handler1'
      const client = await as(server, login)
      const one = await Case.of(server)
      if (each.path.includes('{id}')) await one.record()
      const ask = (query) => client.get(`${each.path.replace('{id}', one.id)}?${new URLSearchParams(query)}`)
      const expect = async (query) => {
        const answer = await ask(query)
        if (answer.status !== 400) faults.push(`${each.id} ${JSON.stringify(query)} → ${answer.status}`)
      }
      await expect({ surely_unknown: '1' })
      for (const { name, schema } of parameters) {
        const { enum: words, type, maxLength, pattern, format, maximum } = resolved(schema)
        if (words) await expect({ [name]: 'no_such_word' })
        if (type === 'integer') await expect({ [name]: String(maximum + 1) })
        if (type === 'integer') await expect({ [name]: 'x' })
        if (pattern) await expect({ [name]: 'not/allowed' })
        if (format === 'date') await expect({ [name]: '2026-02-30' })
        if (maxLength) await expect({ [name]: 'x'.repeat(maxLength + 1) })
      }
    }
    assert.deepEqual(faults, [])
  })
}

/** The members a command's reader asks for, so that another one is judged by its length. */
function valid_for(id) {
  const schema = Object.values(api.paths).flatMap(Object.values).find((each) => each.operationId === id)
    .requestBody.content['application/json'].schema
  const { properties, required = [] } = resolved(schema)
  const body = {}
  for (const name of required) {
    const member = resolved(properties[name])
    if (member.enum) body[name] = member.enum[0]
    else if (member.format === 'date-time') body[name] = '2026-01-05T09:00:00+08:00'
    else if (member.type === 'array') body[name] = []
    else body[name] = 'x'
  }
  return body
}
