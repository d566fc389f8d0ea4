// Sign-in of the mock. Any password but "wrong" fits; the login chooses the situation.
import { instant, now } from './clock.mjs'
import { people, unitOf } from './city.mjs'

/** Logins people remember, for those of the demonstration city. */
const SHORT = { head: 'township100.head', handler: 'township100.handler1' }

const preferences = new Map()
export const state = { person: null, acting: null, mustChange: false }

function postsOf(person) {
  const own = people.filter((each) => each.login === person.login)
  const posts = own.map((each) => ({
    post_id: each.post_id,
    unit: summaryOf(each.unit_id),
    roles: each.roles,
    substitutes_for: null,
    until: null,
  }))
  if (person.login === 'township100.head') {
    posts[0].roles = ['head', 'handler']
    const absent = people.find((each) => each.login === 'subdistrict001.head')
    posts.push({
      post_id: absent.post_id,
      unit: summaryOf(absent.unit_id),
      roles: ['head'],
      substitutes_for: { id: absent.id, name: absent.name },
      until: '2026-12-01T00:00:00+08:00',
    })
  }
  return posts
}
function summaryOf(id) {
  const { name, short_name, kind } = unitOf(id)
  return { id, name, short_name, kind }
}

export function signIn(login) {
  const person =
    people.find((each) => each.login === (SHORT[login] ?? login)) ??
    people.find((each) => each.login === SHORT.head)
  state.person = person
  state.acting = postsOf(person)[0]
  state.mustChange = login === 'new'
}
export function actFor(postId) {
  const post = postsOf(state.person).find((each) => each.post_id === postId)
  if (post) state.acting = post
  return post !== undefined
}
export function sessionBody() {
  const { id, name, login } = state.person
  return {
    person: { id, name, login },
    acting: state.acting,
    posts: postsOf(state.person),
    csrf_token: 'mock-csrf-token',
    must_change_password: state.mustChange,
    idle_minutes: 30,
    preferences: Object.fromEntries(preferences.get(login) ?? []),
    city: { code: '130581', name: '南宫市', name_en: 'Nangong' },
    server_time: instant(now()),
  }
}
export function savePreference(key, value) {
  const { login } = state.person
  if (!preferences.has(login)) preferences.set(login, new Map())
  preferences.get(login).set(key, value)
}
