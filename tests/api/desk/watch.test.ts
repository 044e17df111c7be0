import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskJobs } from '../../../api/src/desk/index.ts'
import { openDesk, actOf, type Desk } from '../../support/desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

async function watch(): Promise<void> {
  for (const job of deskJobs(desk.portal.deps)) await job.run()
}

async function mails(address = 'cotisation@service.example') {
  await desk.portal.deliver()
  return desk.portal.mailbox.mailsTo(address)
}

const sent = (day: string) => ({ sentAt: new Date(`${day}T10:00:00Z`) })

test('a service is told its references by limit, and nothing of what they are about', async () => {
  const late = await desk.insert({ object: 'Secret', ...sent('2026-02-13') })
  const soon = await desk.insert({ object: 'Secret', ...sent('2026-02-18') })
  const silent = await desk.insert({ object: 'Secret', state: 'taken', ...sent('2025-12-20') })
  await desk.insert({ ...sent('2026-03-01') })
  await watch()
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail?.subject).toBe('Délais et rappels à surveiller aujourd’hui')
  const text = mail?.text ?? ''
  const order = [
    'Accusé de réception en retard',
    `${late.reference}, au plus tard le 27 février 2026`,
    'Réponse en retard',
    `${silent.reference}, au plus tard le 20 février 2026`,
    'Accusé de réception à envoyer bientôt',
    `${soon.reference}, au plus tard le 4 mars 2026`,
  ].map((words) => text.indexOf(words))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(order).not.toContain(-1)
  expect(text).not.toMatch(/Secret|Alizé|bordereau/i)
  expect(await mails('declaration@service.example')).toEqual([])
})

test('pieces that did not come and callbacks of the day are told', async () => {
  const { reference } = await desk.insert()
  const agathe = await desk.as(desk.agathe)
  const asked = { text: '', pieces: 'Un RIB', dueOn: '2026-03-03' }
  await actOf(agathe, reference, 'pieces', asked)
  const call = await desk.insert()
  await desk.portal.deps.database.write([
    {
      sql: `INSERT INTO callbacks (id, request_id, phone, day, slot, asked_at)
            VALUES ('c', ?, '+33600000001', '2026-03-04', 'morning', 0)`,
      args: [call.id],
    },
  ])
  desk.portal.clock.advance({ hours: 24 })
  await watch()
  expect(await mails()).toEqual([])
  desk.portal.clock.advance({ hours: 24 })
  await watch()
  const text = (await mails())[0]?.text ?? ''
  expect(text).toContain('Pièces demandées qui ne sont pas arrivées')
  expect(text).toContain(`${reference}, depuis le 3 mars 2026`)
  expect(text).toContain('Rappels à passer')
  expect(text).toContain(`${call.reference}, le 4 mars 2026 le matin`)
  expect(text).not.toMatch(/RIB|600000001/)
})

test('one mail a day, and none on a day off', async () => {
  await desk.insert({ ...sent('2026-02-13') })
  await watch()
  await watch()
  expect(await mails()).toHaveLength(1)
  desk.portal.clock.advance({ hours: 5 * 24 })
  await watch()
  expect(await mails()).toHaveLength(1)
  desk.portal.clock.advance({ hours: 48 })
  await watch()
  expect(await mails()).toHaveLength(2)
})

test('a long list is cut', async () => {
  for (let index = 0; index < 51; index++) await desk.insert({ ...sent('2026-02-13') })
  await watch()
  const text = (await mails())[0]?.text ?? ''
  expect(text.match(/au plus tard/g)).toHaveLength(50)
  expect(text).toContain('et d’autres, dans la file du service')
})
