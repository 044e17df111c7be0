import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { actOf, listOf, openDesk, openOf, type Desk } from '../../support/desk.ts'

let desk: Desk
let agathe: Browser

beforeEach(async () => {
  desk = await openDesk()
  agathe = await desk.as(desk.agathe)
})
afterEach(() => desk.close())

const reason = 'Il s’agit d’un accident.'

test('a moved request is the other service’s, with the date it was sent', async () => {
  const { reference } = await desk.insert({ object: 'Chute à bord' })
  const before = await actOf(agathe, reference, 'taking')
  const moved = await actOf(agathe, reference, 'moves', { service: 'accidents', text: reason })
  expect(moved).toMatchObject({
    service: { slug: 'accidents', name: 'Service Accidents' },
    sentAt: before.sentAt,
    state: 'taken',
    agent: null,
    can: { take: false, answer: false },
  })
  expect((await agathe.get(`/api/desk/requests/${reference}`)).status).toBe(404)
  expect(await listOf(agathe, '?words=chute')).toMatchObject({ total: 0 })

  const zoe = await desk.as(desk.zoe)
  expect(await listOf(zoe, '?words=chute')).toMatchObject({ total: 1 })
  expect((await openOf(zoe, reference)).can.take).toBe(true)
  const taken = await actOf(zoe, reference, 'taking')
  expect(taken.agent).toBe('Zoé Zodiac')
  expect(taken.receipts.map(({ kind }) => kind)).toEqual(['are'])
})

test('the employer reads where it went, and nothing of why', async () => {
  const { reference } = await desk.insert()
  await actOf(agathe, reference, 'moves', { service: 'accidents', text: reason })
  const employer = await desk.portal.logIn(alice)
  const shown = await (await employer.get(`/api/requests/${reference}`)).text()
  expect(shown).toContain('Demande transmise au service « Service Accidents ».')
  expect(shown).not.toContain('accident.')
  const zoe = await desk.as(desk.zoe)
  const { messages } = await openOf(zoe, reference)
  expect(messages.map(({ kind }) => kind).sort()).toEqual(['moved', 'note'])
})

test('the new service is told by a mail without content', async () => {
  const { reference } = await desk.insert({ object: 'Objet secret' })
  await actOf(agathe, reference, 'moves', { service: 'accidents', text: reason })
  await desk.portal.deliver()
  const [mail] = desk.portal.mailbox.mailsTo('accidents@service.example')
  expect(mail?.subject).toBe(`Une demande vous est transmise : ${reference}`)
  expect(mail?.text).not.toMatch(/secret|accident\./)
})

test('a request that was moved twice at once moved once', async () => {
  const { reference } = await desk.insert()
  const path = `/api/desk/requests/${reference}/moves`
  const fields = { service: 'accidents', text: reason }
  const other = { service: 'declaration', text: reason }
  const answers = await Promise.all([fields, fields, other].map((body) => agathe.post(path, body)))
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses.filter((status) => status === 409).length).toBeGreaterThan(0)
  const { database } = desk.portal.deps
  expect(await database.read(`SELECT 1 FROM messages WHERE kind = 'moved'`)).toHaveLength(1)
})

test('it moves to another known service only', async () => {
  const { reference } = await desk.insert()
  for (const service of ['', 'cotisation', 'inconnu']) {
    const path = `/api/desk/requests/${reference}/moves`
    const answer = await agathe.post(path, { service, text: reason })
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(['service'])
  }
})
