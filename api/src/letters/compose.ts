import type { Letter } from 'content-types'
import type { Settings } from '../platform/env.ts'
import type { Mail } from '../platform/mailer.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'
import type { Ways } from './words.ts'

/** What differs from one copy to the next. */
export interface Personal extends Ways {
  copyId: string
  to: string
  /** Where a mail program posts, for whoever leaves in one click (RFC 8058). */
  oneClick: string
}

/** Writes a letter once; each copy then only takes its own addresses. */
export function composeLetter(settings: Settings, letter: Letter): (personal: Personal) => Mail {
  const { publicUrl, letters } = settings
  const options = { publicUrl, ways: places, mayAnswer: letters.replyTo !== undefined }
  const html = letterHtml(letter, options)
  const text = letterText(letter, options)
  return ({ copyId, to, oneClick, ...ways }) => ({
    id: copyId,
    to,
    subject: letter.subject,
    html: fill(html, ways, (address) => address.replaceAll('&', '&amp;')),
    text: fill(text, ways, (address) => address),
    list: {
      replyTo: letters.replyTo,
      returnTo: letters.bounces && returnAddress(letters.bounces, copyId),
      headers: {
        'List-Id': `L'actualite Enim <actu.${new URL(publicUrl).hostname}>`,
        'List-Unsubscribe': `<${oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
  })
}

/** As a subscriber would have it, without any of their links. */
export function composeSample(settings: Settings, letter: Letter): { html: string; text: string } {
  const home = `${settings.publicUrl}/actu`
  const mail = composeLetter(settings, letter)
  return mail({ copyId: '', to: '', oneClick: home, preferences: home, pause: home, leave: home })
}

/** « retours@enim.example » gives « retours+<copy>@enim.example ». */
export function returnAddress(bounces: string, copyId: string): string {
  const at = bounces.lastIndexOf('@')
  return `${bounces.slice(0, at)}+${copyId}${bounces.slice(at)}`
}

const places: Ways = {
  preferences: 'https://preferences.invalid/',
  pause: 'https://pause.invalid/',
  leave: 'https://leave.invalid/',
}

function fill(form: string, ways: Ways, write: (address: string) => string): string {
  return form
    .replaceAll(places.preferences, () => write(ways.preferences))
    .replaceAll(places.pause, () => write(ways.pause))
    .replaceAll(places.leave, () => write(ways.leave))
}
