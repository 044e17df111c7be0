import { expect, test } from 'vitest'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { testEnvironment } from '../../support/test-app.ts'

const production = {
  ...testEnvironment,
  NODE_ENV: 'production',
  CLAMD_URL: 'unix:/run/clamav/clamd.ctl',
}
const needed = [
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'CLAMD_URL',
  'CODE_PEPPER',
  'SITE_KEY',
  'CAPTCHA_KEY',
  'RECEIPT_KEY',
  'AGENT_KEY',
  'CALENDAR_KEY',
  'SUBSCRIPTION_KEY',
  'CMS_URL',
  'CMS_TOKEN',
  'CMS_KEY',
]

test('a complete environment is accepted', () => {
  const settings = parseEnv(production)
  expect(settings.port).toBe(8787)
  expect(settings.databaseUrl).toBe('file:var/api/portal.db')
  expect(settings.peppers.current.key).toHaveLength(32)
  expect(settings.spec).toBe(true)
})

test.each(needed)('production refuses to start without %s, and names it', (key) => {
  for (const missing of [undefined, '']) {
    expect(() => parseEnv({ ...production, [key]: missing })).toThrow(`incomplet : ${key} manque.`)
  }
})

test('all that is missing is named in one sentence', () => {
  const sentence = needed.map((key) => `${key} manque`).join(' ; ')
  const sorted = (text: string) => text.split(' : ')[1]?.replace('.', '').split(' ; ').sort()
  let message = ''
  try {
    parseEnv({ NODE_ENV: 'production' })
  } catch (error) {
    message = (error as Error).message
  }
  expect(sorted(message)).toEqual(sentence.split(' ; ').sort())
})

test('outside production the antivirus may be missing', () => {
  expect(parseEnv(testEnvironment).clamdUrl).toBeUndefined()
})

test.each([
  ['CODE_PEPPER', Buffer.alloc(16).toString('base64')],
  ['SITE_KEY', 'short'],
  ['CAPTCHA_KEY', 'short'],
  ['RECEIPT_KEY', 'c2hvcnQ='],
  ['AGENT_KEY', 'c2hvcnQ='],
  ['CALENDAR_KEY', 'c2hvcnQ='],
  ['SUBSCRIPTION_KEY', 'c2hvcnQ='],
  ['CMS_KEY', 'short'],
  ['DAILY_FILES', '0'],
  ['DAILY_MEGABYTES', 'many'],
  ['PDF_THREADS', '17'],
  ['SMS_URL', 'http://sms.example'],
  ['SMS_URL', 'console:'],
  ['SMS_SENDER', 'Énim <script>'],
  ['SMS_SENDER', 'Twelve chars'],
  ['SMTP_URL', 'http://mail.example'],
  ['MAIL_FROM', 'a@x.example, b@x.example'],
  ['FILES_URL', '/var/files'],
  ['DATABASE_URL', 'postgres://x'],
  ['CLAMD_URL', '127.0.0.1:3310'],
  ['API_PORT', '99999'],
  ['NODE_ENV', 'prod'],
])('a wrong %s is refused by name', (key, value) => {
  expect(() => parseEnv({ ...production, [key]: value })).toThrow(key)
})

test('a provider of text messages needs its token and a sender', () => {
  const provider = { ...production, SMS_URL: 'https://sms.example/send' }
  expect(() => parseEnv(provider)).toThrow('SMS_TOKEN manque ; SMS_SENDER manque.')
  const settings = parseEnv({ ...provider, SMS_TOKEN: 'token', SMS_SENDER: 'Enim' })
  expect(settings.sms).toEqual({
    url: 'https://sms.example/send',
    token: 'token',
    sender: 'Enim',
  })
})

test('the refusal never repeats the value of a secret', () => {
  expect(() => parseEnv({ ...production, SITE_KEY: 'hunter2' })).not.toThrow('hunter2')
})
