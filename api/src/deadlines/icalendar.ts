/** iCalendar, RFC 5545, as far as days without hours need it. */

export interface CalendarEvent {
  /** Stays the same as long as it is the same event. */
  uid: string
  /** « 2026-01-31 »; the whole day. */
  day: string
  summary: string
  description: string
  category: string
  url: string | undefined
  /** Counts its changes. */
  sequence: number
  changedAt: Date
}

const CRLF = '\r\n'
const REFRESH = 'PT12H'
const MOST_OCTETS = 75

/** Without METHOD, which would make of each reading an invitation to answer. */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Enim//Espace personnel//FR',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => folded(line) + CRLF).join('')
}

function eventLines(event: CalendarEvent): string[] {
  const summary = escaped(event.summary)
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${instant(event.changedAt)}`,
    `LAST-MODIFIED:${instant(event.changedAt)}`,
    `SEQUENCE:${String(event.sequence)}`,
    `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `CATEGORIES:${escaped(event.category)}`,
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    'TRIGGER:-P7D',
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** « 20260131T093000Z » */
function instant(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '')
}

/**
 * RFC 5545, 3.3.11; other control characters have no place in a text, and readers end a line at the
 * separators of Unicode too.
 */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** RFC 5545, 3.1: a long line goes on after a space, never within a character. */
function folded(line: string): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      written += `${CRLF} `
      octets = 1
    }
    written += character
    octets += size
  }
  return written
}
