import { afterEach, beforeEach, expect, test } from 'vitest'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'

let portal: LetterApp

/** Monday 2 March 2026, 10:00 in Paris. */
beforeEach(async () => {
  portal = await openLetterApp()
  await subscribe(portal, 'anne@x.example')
  await subscribe(portal, 'hebdo@x.example', 'weekly')
  await subscribe(portal, 'mois@x.example', 'monthly')
  portal.clock.advance({ minutes: 1 })
})
afterEach(() => portal.close())

async function later(time: { hours?: number; minutes?: number }): Promise<void> {
  portal.clock.advance(time)
  await portal.round()
}

const days = (count: number) => ({ hours: 24 * count })

test('a news leaves ten minutes after its publication, to those who are told at once', async () => {
  await portal.publish(entry('a'))
  await later({ minutes: 9 })
  expect(portal.mailbox.mails).toEqual([])
  await later({ minutes: 1 })
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a'])
  expect(portal.mailbox.mails).toHaveLength(1)
})

test('a shorter time to take a news back is a setting', async () => {
  portal.deps.settings.letters.delayMs = 0
  await portal.publish(entry('a'))
  await portal.round()
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a'])
})

test('nobody is told twice, whatever editors do with the news', async () => {
  await portal.publish(entry('a'))
  await later({ minutes: 10 })
  await portal.publish(entry('a', { title: 'Titre corrigé', slug: 'autre-adresse' }))
  await later({ hours: 1 })
  await portal.publish()
  await later({ minutes: 20 })
  await portal.publish(entry('a', { title: 'Encore' }))
  await later({ hours: 2 })
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a'])
})

test('taken back before the hour, a news does not leave, and does once it is published again', async () => {
  await portal.publish(entry('a'))
  portal.clock.advance({ minutes: 9 })
  await portal.publish()
  await later({ hours: 1 })
  expect(portal.mailbox.mails).toEqual([])
  await portal.publish(entry('a', { title: 'Titre corrigé' }))
  await later({ minutes: 10 })
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Titre corrigé'])
})

test.each([
  ['it is reserved', { reserved: true }],
  ['nobody asked for a letter', { byLetter: false }],
  ['it is not whole', { title: null }],
])('nothing leaves when %s', async (_, changes) => {
  await portal.publish(entry('a', changes))
  await later({ minutes: 30 })
  expect(portal.mailbox.mails).toEqual([])
})

test('letters keep to the hours of Paris, on the day of a change of clocks too', async () => {
  // From Monday 2 March, 10:01, to Sunday 29 March, the first day of summer time.
  await later({ hours: 26 * 24 + 12 })
  await portal.publish(entry('a'))
  // 07:59 in Paris, two hours ahead of UTC by now.
  portal.clock.advance({ hours: 8, minutes: 58 })
  expect(portal.clock.now().toISOString()).toBe('2026-03-29T05:59:00.000Z')
  await portal.round()
  expect(portal.subjectsTo('anne@x.example')).toEqual([])
  await later({ minutes: 1 })
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a'])
})

test('after the closing hour nothing leaves until the next morning', async () => {
  await portal.publish(entry('a'))
  portal.clock.advance({ hours: 9 })
  await portal.round()
  expect(portal.mailbox.mails).toEqual([])
  await later({ hours: 13 })
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a'])
})

test('the week leaves on its day, once, with all that was not told', async () => {
  await portal.publish(entry('a'), entry('b'))
  await later({ hours: 2 })
  expect(portal.subjectsTo('hebdo@x.example')).toEqual([])
  await later({ hours: 20 })
  expect(portal.subjectsTo('hebdo@x.example')).toEqual([
    'L’actualité de la semaine, au 3 mars 2026',
  ])
  expect(portal.mailbox.mailsTo('hebdo@x.example')[0]?.text).toContain('Actualité a')
  await portal.publish(entry('a'), entry('b'), entry('c'))
  for (let day = 0; day < 6; day++) await later(days(1))
  expect(portal.subjectsTo('hebdo@x.example')).toHaveLength(1)
  await later(days(1))
  expect(portal.subjectsTo('hebdo@x.example')).toHaveLength(2)
  expect(portal.mailbox.mailsTo('hebdo@x.example')[1]?.text).not.toContain('Actualité a')
})

test('a week or a month without news sends nothing', async () => {
  for (let day = 0; day < 40; day++) await later(days(1))
  expect(portal.mailbox.mails).toEqual([])
})

test('the month leaves on its first working day', async () => {
  await later(days(1))
  await portal.publish(entry('a'))
  // 1 May is a holiday, 2 and 3 a weekend; 1 April is a Wednesday.
  for (let day = 0; day < 28; day++) await later(days(1))
  expect(portal.subjectsTo('mois@x.example')).toEqual([])
  await later(days(1))
  expect(portal.subjectsTo('mois@x.example')).toEqual(['Actualité a'])
  await portal.publish(entry('a'), entry('b'))
  for (let day = 0; day < 32; day++) await later(days(1))
  expect(portal.subjectsTo('mois@x.example')).toHaveLength(1)
  await later(days(1))
  expect(portal.clock.now().toISOString().slice(0, 10)).toBe('2026-05-04')
  expect(portal.subjectsTo('mois@x.example')).toHaveLength(2)
})

test('each has the news of their domains, from their sign-up on', async () => {
  await subscribe(portal, 'accidents@x.example', 'at-once', ['accidents'])
  await subscribe(portal, 'deux@x.example', 'at-once', ['accidents', 'cotisation'])
  portal.clock.advance({ minutes: 1 })
  const accidents = [{ slug: 'accidents', name: 'Accidents' }]
  await portal.publish(entry('a'), entry('b', { domains: accidents }))
  portal.clock.advance({ minutes: 5 })
  await subscribe(portal, 'tard@x.example')
  await later({ minutes: 10 })
  expect(portal.subjectsTo('accidents@x.example')).toEqual(['Actualité b'])
  expect(portal.subjectsTo('deux@x.example')).toEqual(['L’actualité Enim du 2 mars 2026'])
  expect(portal.subjectsTo('tard@x.example')).toEqual([])
})

test('whoever moves from the month to at once is not told again', async () => {
  await portal.publish(entry('a'))
  await later({ minutes: 10 })
  await portal.deps.database.write([
    { sql: `UPDATE subscribers SET frequency = 'weekly' WHERE frequency = 'at-once'`, args: [] },
  ])
  await portal.publish(entry('a'), entry('b'))
  await later(days(1))
  expect(portal.subjectsTo('anne@x.example')).toEqual(['Actualité a', 'Actualité b'])
})
