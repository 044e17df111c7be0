import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCalendar, type CalendarEvent } from '../../../api/src/deadlines/icalendar.ts'
import { eventsOf, readCalendar, textOf } from './support/read-calendar.ts'

const event: CalendarEvent = {
  uid: 'abc-2026-01-31@portail.example',
  day: '2026-01-31',
  summary: 'Enim : Paiement',
  description: 'À régler ; en ligne, ou par virement.\nVoir C:\\titre',
  category: 'Cotisation',
  url: 'https://portail.example/espace/obtenir',
  sequence: 2,
  changedAt: new Date('2026-01-02T08:09:10.123Z'),
}

test('an event says its day, its change and its words as RFC 5545 writes them', () => {
  const calendar = readCalendar(writeCalendar('Échéances', [event]))
  const [read] = eventsOf(calendar)
  const names = ['UID', 'DTSTAMP', 'LAST-MODIFIED', 'SEQUENCE', 'SUMMARY', 'DESCRIPTION', 'URL']
  expect(Object.fromEntries(names.map((name) => [name, read && textOf(read, name)]))).toEqual({
    UID: event.uid,
    DTSTAMP: '20260102T080910Z',
    'LAST-MODIFIED': '20260102T080910Z',
    SEQUENCE: '2',
    SUMMARY: event.summary,
    DESCRIPTION: event.description,
    URL: event.url,
  })
  expect(read?.properties).toContainEqual({
    name: 'DTSTART',
    parameters: { VALUE: 'DATE' },
    value: '20260131',
  })
})

test('a calendar asks for no answer, and says how often it is worth reading', () => {
  const calendar = readCalendar(writeCalendar('Échéances', []))
  expect(textOf(calendar, 'VERSION')).toBe('2.0')
  expect(textOf(calendar, 'PRODID')).toMatch(/^-\/\//)
  expect(textOf(calendar, 'METHOD')).toBeUndefined()
  expect(textOf(calendar, 'NAME')).toBe('Échéances')
  expect(calendar.properties).toContainEqual({
    name: 'REFRESH-INTERVAL',
    parameters: { VALUE: 'DURATION' },
    value: 'PT12H',
  })
})

test('a week before, programs remind of it', () => {
  const [read] = eventsOf(readCalendar(writeCalendar('x', [event])))
  const [alarm] = read?.components ?? []
  expect(alarm?.name).toBe('VALARM')
  expect(alarm && textOf(alarm, 'ACTION')).toBe('DISPLAY')
  expect(alarm && textOf(alarm, 'TRIGGER')).toBe('-P7D')
  expect(alarm && textOf(alarm, 'DESCRIPTION')).toBe(event.summary)
})

test('a text cannot end its line to begin another property', () => {
  const summary = 'Innocent\r\nEND:VEVENT\rBEGIN:VEVENT\nATTENDEE:mailto:x@x.example\u2028URL:x'
  const events = eventsOf(readCalendar(writeCalendar('x', [{ ...event, summary }])))
  expect(events).toHaveLength(1)
  expect(events[0] && textOf(events[0], 'ATTENDEE')).toBeUndefined()
  expect(events[0] && textOf(events[0], 'SUMMARY')).not.toMatch(/[\u2028\u2029]/)
})

test('any text comes back as it was, whatever its length and its characters', () => {
  const printable = fc
    .string({ unit: 'grapheme', maxLength: 200, size: 'max' })
    .map((text) => text.replace(/[\p{Cc}\u2028\u2029\uFFFD]/gu, ''))
  fc.assert(
    fc.property(printable, printable, (summary, description) => {
      const written = writeCalendar(summary, [{ ...event, summary, description }])
      const calendar = readCalendar(written)
      const [read] = eventsOf(calendar)
      expect(read && textOf(read, 'SUMMARY')).toBe(summary)
      expect(read && textOf(read, 'DESCRIPTION')).toBe(description)
      expect(textOf(calendar, 'NAME')).toBe(summary)
    }),
    { numRuns: 100 },
  )
})
