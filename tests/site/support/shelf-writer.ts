import { setImmediate as turn } from 'node:timers/promises'
import { Shelf } from '../../../site/server/shelf.ts'

/** Puts one large entry after another under the same key, until it is killed. */
const shelf = new Shelf<{ body: Buffer }>(process.argv[2] ?? '')
for (let round = 0; ; round += 1) {
  shelf.put('/a', { value: { body: Buffer.alloc(4 * 1024 * 1024, round) }, tags: [] })
  await shelf.settled()
  if (round === 0) console.log('begun')
  await turn()
}
