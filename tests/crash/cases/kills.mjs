// kill -9 of the program at any moment while many people work.
import assert from 'node:assert/strict'
import { stores } from '../installation.mjs'

export default (test, long) => {
  for (const store of stores) {
    const kills = long ? { SQLite: 900, PostgreSQL: 100 }[store] : { SQLite: 7, PostgreSQL: 3 }[store]
    test(store, `${kills} kills of the program under load lose nothing and double nothing`, async (place) => {
      let repeated = 0
      for (let kill = 0; kill < kills; kill += 1) {
        const done = await place.strike(16 + Math.floor(Math.random() * 17), async (_, stop) => {
          await place.server.kill()
          stop.now = true
          await place.server.launch()
        })
        repeated += done.repeated
        if (!long || kill % 10 === 9) place.work.check(place)
        if (kill % 25 === 24) await place.verify()
      }
      assert.ok(repeated > 0, 'some were cut off')
      return `${place.work.check(place)} acknowledged, ${repeated} repeated`
    })
  }
}
