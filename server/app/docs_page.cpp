#include "app/docs_page.hpp"

#include <array>
#include <memory>
#include <utility>

namespace liandong::app {
namespace {

using http::Method;
constexpr Requirement open{Access::open, {}, false};
constexpr std::array permission_table{
    EndpointPermission{Method::get, "/api/openapi.json", open},
    EndpointPermission{Method::get, "/api/docs", open},
    EndpointPermission{Method::get, "/api/docs.js", open},
    EndpointPermission{Method::get, "/api/docs.css", open},
};

constexpr std::string_view page = R"html(<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>联动平台接口 · Liandong API</title>
<link rel="stylesheet" href="/api/docs.css">
<script src="/api/docs.js" defer></script>
</head>
<body>
<a class="skip" href="#content" id="skip">跳到正文</a>
<header>
  <h1 id="title">联动平台接口</h1>
  <label><span id="search-label">查找</span>
    <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
  <span id="count" role="status"></span>
  <button id="language" type="button" lang="en">English</button>
  <a href="/api/openapi.json">openapi.json</a>
</header>
<div class="columns">
  <nav id="groups" aria-label="分组"></nav>
  <main id="content" tabindex="-1">
    <noscript>本页需要 JavaScript；接口描述见 openapi.json。 This page needs JavaScript.</noscript>
  </main>
</div>
</body>
</html>
)html";

constexpr std::string_view style = R"css(
:root { color-scheme: light; --line: #c9ced6; --ink: #1b2430; --soft: #4d5867; --accent: #0b4f9e; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff;
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 16px;
  align-items: center; padding: 8px 20px; background: #f3f5f8; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 18px; }
h2 { margin: 28px 0 8px; font-size: 17px; scroll-margin-top: 70px; }
h3 { margin: 12px 0 4px; font-size: 14px; }
.columns { display: flex; align-items: flex-start; }
nav { position: sticky; top: 54px; flex: 0 0 210px; max-height: calc(100vh - 54px);
  overflow: auto; padding: 16px 8px 16px 20px; }
nav a { display: block; padding: 3px 6px; color: var(--accent); text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { flex: 1; min-width: 0; max-width: 1080px; padding: 0 24px 60px; }
input, button { min-height: 32px; padding: 2px 10px; font: inherit; color: inherit;
  background: #fff; border: 1px solid #76808d; border-radius: 4px; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid #f0a020; outline-offset: 1px; }
a { color: var(--accent); }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; z-index: 2; padding: 4px 10px; background: #fff; }
.operation, tr { scroll-margin-top: 64px; }
.operation > summary::before { content: "▸"; } .operation[open] > summary::before { content: "▾"; }
td > code { word-break: normal; white-space: nowrap; }
.operation { margin: 6px 0; border: 1px solid var(--line); border-radius: 4px; }
.operation > summary { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline;
  padding: 6px 10px; cursor: pointer; }
.operation[open] > summary { background: #f3f5f8; }
.inside { padding: 4px 14px 12px; }
.method { flex: 0 0 62px; color: #fff; text-align: center; border-radius: 3px;
  font: 600 12px/20px ui-monospace, monospace; }
.get { background: #0b5c33; } .post { background: #0b4f9e; }
.put { background: #7a4b00; } .delete { background: #a3211a; }
code, .path { font: 13px/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; word-break: break-all; }
.soft { color: var(--soft); }
table { width: 100%; border-collapse: collapse; margin: 4px 0; }
caption { text-align: left; color: var(--soft); }
th, td { padding: 3px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.schema { margin-left: 14px; }
.schema summary { cursor: pointer; }
.must { color: #a3211a; }
@media (max-width: 760px) { nav { display: none; } main { padding: 0 12px 40px; } }
)css";

constexpr std::string_view script = R"js('use strict'
const words = {
  zh: { title: '联动平台接口', search: '查找', groups: '分组', skip: '跳到正文', other: 'English',
    count: (n) => `${n} 个接口`, parameters: '参数', body: '请求内容', answers: '回答',
    permission: '权限', refusals: '拒绝代码', refusalTable: '拒绝代码表', code: '代码', number: '编号',
    status: '状态', clause: '条款', sentence: '说明', open: '无需登录', session: '登录后即可',
    acting: '须以岗位身份', roles: '角色', stages: '阶段', relations: '单位与事项的关系', any: '任何',
    required: '必填', name: '名称', where: '位置', type: '类型', fails: '无法读取接口描述' },
  en: { title: 'Liandong API', search: 'Search', groups: 'Groups', skip: 'Skip to content',
    other: '中文', count: (n) => `${n} operations`, parameters: 'Parameters', body: 'Request body',
    answers: 'Responses', permission: 'Permission', refusals: 'Refusals',
    refusalTable: 'Table of refusals', code: 'Code', number: 'Number', status: 'Status',
    clause: 'Clause', sentence: 'Meaning', open: 'no session needed', session: 'any session',
    acting: 'acting in a post', roles: 'Roles', stages: 'Stages', relations: 'Relation of the unit',
    any: 'any', required: 'required', name: 'Name', where: 'In', type: 'Type',
    fails: 'The description cannot be read' },
}
let language = localStorage.getItem('docs_language') === 'en' ? 'en' : 'zh'
let api = null
const $ = (id) => document.getElementById(id)
const t = () => words[language]
// Texts stand as "中文 · English" in the document.
const said = (text) => {
  const parts = (text ?? '').split(' · ')
  return parts.length === 2 ? parts[language === 'zh' ? 0 : 1] : text
}
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}
const resolve = (ref) => ref.split('/').slice(1).reduce((at, part) => at[part], api)
const nameOf = (schema) => schema.$ref.split('/').pop()

function typeOf(schema) {
  if (schema.$ref) return nameOf(schema)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return options.length > 4 ? `${typeOf(options[0])} | …` : options.map(typeOf).join(' | ')
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(' | ')
  const kind = [schema.type ?? 'any'].flat().join(' | ')
  return kind.replace('array', schema.items ? `[${typeOf(schema.items)}]` : 'array')
}
function limitsOf(schema) {
  const shown = { format: '', pattern: '', minLength: '≥', maxLength: '≤', minItems: '≥', maxItems: '≤',
    minimum: '≥', maximum: '≤' }
  return Object.entries(shown).filter(([key]) => schema[key] !== undefined)
    .map(([key, sign]) => `${key} ${sign}${schema[key]}`).join(', ')
}
function refsIn(schema) {
  if (!schema || typeof schema !== 'object') return []
  if (schema.$ref) return [schema.$ref]
  return [schema.items, ...(schema.anyOf ?? [])].flatMap(refsIn)
}
// Components open only when somebody looks, because they refer to each other.
function schemaView(schema) {
  const box = element('div', { class: 'schema' })
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const line = element('div', {}, element('code', {}, name), ' ')
    if (schema.required?.includes(name)) line.append(element('span', { class: 'must' }, t().required), ' ')
    if (member.title) line.append(said(member.title), ' ')
    line.append(element('span', { class: 'soft' }, `${typeOf(member)} ${limitsOf(member)}`))
    box.append(line, ...refsIn(member).map(component))
  }
  for (const word of schema.enum ?? []) {
    box.append(element('div', {}, element('code', {}, word), ` ${said(schema['x-labels']?.[word]) ?? ''}`))
  }
  if (!schema.properties && !schema.enum) {
    box.append(element('span', { class: 'soft' }, `${typeOf(schema)} ${limitsOf(schema)}`), ...refsIn(schema).map(component))
  }
  return box
}
const bodyView = (schema) => (schema.$ref ? component(schema.$ref) : schemaView(schema))
function component(ref) {
  const details = element('details', { class: 'schema' }, element('summary', {}, nameOf({ $ref: ref })))
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(schemaView(resolve(ref)))
  })
  return details
}
function table(caption, heads, rows) {
  const made = element('table', {}, element('caption', {}, caption))
  const head = element('tr')
  for (const text of heads) head.append(element('th', { scope: 'col' }, text))
  made.append(element('thead', {}, head))
  const body = element('tbody')
  for (const row of rows) body.append(element('tr', {}, ...row.map((cell) => element('td', {}, cell))))
  made.append(body)
  return made
}
function parametersOf(operation) {
  const list = (operation.parameters ?? []).map((each) => (each.$ref ? resolve(each.$ref) : each))
  if (list.length === 0) return []
  return [table(t().parameters, [t().name, t().where, t().type, t().sentence], list.map((each) => [
    element('code', {}, each.name), each.in, `${typeOf(each.schema)} ${limitsOf(each.schema)}`,
    `${each.required ? t().required + ' ' : ''}${said(each.description) ?? ''}`]))]
}
function permissionOf(permission) {
  const list = (items) => (items?.length ? items.join(', ') : t().any)
  const text = [t()[permission.access]]
  if (permission.roles) text.push(`${t().roles}: ${list(permission.roles)}`)
  const parts = [element('h3', {}, t().permission), element('p', {}, text.join(' · '))]
  if (permission.rows) {
    parts.push(table(t().permission, [t().stages, t().relations, t().roles],
      permission.rows.map((row) => [list(row.stages), list(row.relations), list(row.roles)])))
  }
  return parts
}
function answersOf(operation) {
  const parts = [element('h3', {}, t().answers)]
  for (const [status, given] of Object.entries(operation.responses)) {
    const response = given.$ref ? resolve(given.$ref) : given
    const line = element('div', {}, element('strong', {}, status), ' ', said(response.description))
    parts.push(line)
    if (response['x-codes']) {
      const codes = element('details', { class: 'schema' },
        element('summary', {}, `${t().refusals} (${response['x-codes'].length})`))
      for (const code of response['x-codes']) {
        codes.append(element('a', { href: `#refusal-${code}` }, code), ' ')
      }
      parts.push(codes)
    }
    for (const [media, content] of Object.entries(response.content ?? {})) {
      if (response['x-codes']) continue
      line.append(' ', element('code', {}, media))
      if (content.schema) parts.push(bodyView(content.schema))
    }
  }
  return parts
}
function operationView(path, method, operation) {
  const details = element('details', { class: 'operation', id: operation.operationId },
    element('summary', {}, element('span', { class: `method ${method}` }, method.toUpperCase()),
      element('span', { class: 'path' }, path), element('span', {}, said(operation.summary))))
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return
    const inside = element('div', { class: 'inside' }, ...permissionOf(operation['x-permission']),
      ...parametersOf(operation))
    for (const [media, content] of Object.entries(operation.requestBody?.content ?? {})) {
      inside.append(element('h3', {}, t().body), element('code', {}, media), bodyView(content.schema))
    }
    inside.append(...answersOf(operation))
    details.append(inside)
  })
  return details
}
function refusalTable() {
  const rows = api['x-refusals'].map((row) => [element('code', {}, row.code), String(row.number ?? ''),
    String(row.status), row.clause ?? '', row[language]])
  const made = table(t().refusalTable, [t().code, t().number, t().status, t().clause, t().sentence], rows)
  const seen = new Set()
  made.querySelectorAll('tbody tr').forEach((line, at) => {
    const { code } = api['x-refusals'][at]
    if (!seen.has(code)) line.id = `refusal-${code}`
    seen.add(code)
  })
  return made
}
function show() {
  const wanted = $('search').value.trim().toLowerCase()
  const content = $('content')
  content.replaceChildren()
  $('groups').replaceChildren()
  let shown = 0
  const group = (text, id, parts) => {
    content.append(element('h2', { id }, text), ...parts)
    $('groups').append(element('a', { href: `#${id}` }, text))
  }
  api.tags.forEach((tag, at) => {
    const parts = []
    for (const [path, methods] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const text = `${method} ${path} ${operation.operationId} ${operation.summary}`.toLowerCase()
        if (operation.tags.includes(tag.name) && text.includes(wanted)) {
          parts.push(operationView(path, method, operation))
        }
      }
    }
    shown += parts.length
    if (parts.length > 0) group(said(tag.name), `group-${at}`, parts)
  })
  group(t().refusalTable, 'refusals', [refusalTable()])
  $('count').textContent = t().count(shown)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = $('title').textContent = t().title
  $('search-label').textContent = t().search
  $('skip').textContent = t().skip
  $('groups').setAttribute('aria-label', t().groups)
  $('language').textContent = t().other
  $('language').lang = language === 'zh' ? 'en' : 'zh-CN'
}
function openTarget() {
  const target = location.hash && $(decodeURIComponent(location.hash.slice(1)))
  if (target) {
    if (target.tagName === 'DETAILS') target.open = true
    target.scrollIntoView()
  }
}
$('search').addEventListener('input', () => api && show())
$('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh'
  localStorage.setItem('docs_language', language)
  if (api) show()
})
window.addEventListener('hashchange', openTarget)
fetch('/api/openapi.json').then((response) => response.json()).then((read) => {
  api = read
  show()
  openTarget()
}).catch((failure) => { $('content').textContent = `${t().fails}: ${failure.message}` })
)js";

void add(http::Router& router, std::string_view path, std::string_view media_type,
         std::string body) {
  router.add(
      {Method::get, path,
       http::Handler{[media_type, shared = std::make_shared<const std::string>(std::move(body))](
                         const http::Request&, const http::Reply& reply) {
         http::Response response;
         response.headers.emplace_back("Content-Type", media_type);
         response.headers.emplace_back("Cache-Control", "no-cache");
         response.shared_body = shared;
         reply(std::move(response));
       }}});
}

}  // namespace

std::span<const EndpointPermission> docs_permissions() { return permission_table; }

void add_docs_routes(http::Router& router, std::string openapi_json) {
  add(router, "/api/openapi.json", "application/json", std::move(openapi_json));
  add(router, "/api/docs", "text/html; charset=utf-8", std::string{page});
  add(router, "/api/docs.js", "text/javascript; charset=utf-8", std::string{script});
  add(router, "/api/docs.css", "text/css; charset=utf-8", std::string{style});
}

}  // namespace liandong::app
