import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dkimRecord, readDkimKey, signMail } from '../../../api/src/platform/dkim.ts'
import { verifyDkim } from '../../support/verify-dkim.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signer = { domain: 'enim.example', selector: 'portail', key: privateKey }
const record = dkimRecord(signer)
const folder = mkdtempSync(join(tmpdir(), 'enim-dkim-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const mail = [
  'From: Espace  personnel\tEnim <ne-pas-repondre@enim.example>',
  'To: someone@x.example',
  'Subject: =?UTF-8?Q?Les_cotisations?=',
  '\t=?UTF-8?Q?_de_mars?=',
  'List-Unsubscribe: <https://portail.example/leave>',
  '',
  'Bonjour,  ',
  '',
  'Un  texte\tavec des   blancs. ',
  '',
  '',
  '',
].join('\r\n')

const signed = (await signMail(signer, Buffer.from(mail))).toString()

test('a signature is verified by whoever reads the public key', () => {
  expect(verifyDkim(signed, record)).toEqual({ body: true, signature: true })
  expect(signed.endsWith(mail)).toBe(true)
  expect(Math.max(...signed.split('\r\n').map((line) => line.length))).toBeLessThan(100)
})

test.each([
  ['', '\r\n'],
  ['an empty body', 'From: a@x.example\r\n\r\n'],
  ['a body without a last line end', 'From: a@x.example\r\n\r\nx'],
  ['only empty lines', 'From: a@x.example\r\n\r\n\r\n\r\n'],
])('%s is signed as the standard says', async (_, text) => {
  const whole = text === '\r\n' ? 'From: a@x.example\r\n\r\nx\r\n' : text
  const written = (await signMail(signer, Buffer.from(whole))).toString()
  expect(verifyDkim(written, record)).toEqual({ body: true, signature: true })
})

test('what the way may change keeps the signature', () => {
  const refolded = signed
    .replace('Espace  personnel\tEnim', 'Espace personnel Enim')
    .replace('Subject:', 'SUBJECT: ')
    .replace('Bonjour,  ', 'Bonjour,')
  expect(verifyDkim(refolded, record)).toEqual({ body: true, signature: true })
})

test.each([
  ['the subject', 'cotisations', 'prestations'],
  ['the sender', 'ne-pas-repondre@', 'autre@'],
  ['the way out', 'portail.example/leave', 'evil.example/leave'],
  ['a second sender', 'To: someone', 'From: evil@evil.example\r\nTo: someone'],
  ['a second subject', 'To: someone', 'Subject: evil\r\nTo: someone'],
  ['a way out in one click', 'To: someone', 'List-Unsubscribe-Post: x\r\nTo: someone'],
])('changed on the way, %s breaks it', (_, from, to) => {
  expect(verifyDkim(signed.replace(from, to), record).signature).toBe(false)
})

test('a changed word of the body breaks it', () => {
  expect(verifyDkim(signed.replace('texte', 'lien'), record).body).toBe(false)
})

test('a key that receivers would not take stops the start, in words', () => {
  const path = join(folder, 'key.pem')
  const write = (pem: string | Buffer) => {
    writeFileSync(path, pem)
  }
  write('no key')
  expect(() => readDkimKey(path)).toThrow('DKIM_KEY_FILE ne mène pas à une clé privée lisible')
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  write(short.export({ type: 'pkcs8', format: 'pem' }))
  expect(() => readDkimKey(path)).toThrow('2048 bits')
  write(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(() => readDkimKey(path)).toThrow('2048 bits')
  execFileSync('openssl', ['genrsa', '-out', path, '2048'], { stdio: 'ignore' })
  expect(readDkimKey(path).asymmetricKeyType).toBe('rsa')
})
