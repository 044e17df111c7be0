import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TrialMailbox } from '../support/trial-mailbox.ts'

let mailbox: TrialMailbox

beforeEach(async () => {
  mailbox = await TrialMailbox.start()
})

afterEach(() => mailbox.dispose())

describe('a mail', () => {
  test('is answered as JSON with what it says and whom it was for', async () => {
    await mailbox.send({
      from: '"Espace personnel Enim" <portail@enim.example>',
      to: 'Jeanne Fictive <jeanne@armement.example>',
      cc: 'paul@armement.example',
      bcc: 'cache@armement.example',
      subject: 'Accusé d’enregistrement n° 2026-0001',
      text: 'Bonjour,\n\nvotre envoi est enregistré.',
      html: '<p>Bonjour, votre envoi est <b>enregistré</b>.</p>',
      messageId: '<recu-1@enim.example>',
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [{ filename: 'accusé.pdf', content: '%PDF-1.7 été' }],
    })
    const [message, ...others] = await mailbox.messages()
    expect(others).toEqual([])
    expect(message).toMatchObject({
      envelope: {
        from: 'portail@enim.example',
        to: ['jeanne@armement.example', 'paul@armement.example', 'cache@armement.example'],
      },
      from: 'Espace personnel Enim <portail@enim.example>',
      to: ['jeanne@armement.example'],
      cc: ['paul@armement.example'],
      subject: 'Accusé d’enregistrement n° 2026-0001',
      messageId: '<recu-1@enim.example>',
      html: '<p>Bonjour, votre envoi est <b>enregistré</b>.</p>',
      attachments: [{ name: 'accusé.pdf', type: 'application/pdf', bytes: 14 }],
    })
    expect(message?.text.trim()).toBe('Bonjour,\n\nvotre envoi est enregistré.')
    expect(message?.headers['auto-submitted']).toEqual(['auto-generated'])
    expect(message?.headers.bcc).toBeUndefined()
  })

  test('without HTML or without text says so instead of making one from the other', async () => {
    await mailbox.send({ text: 'Seul.' })
    await mailbox.send({ html: '<p>Seul.</p>' })
    const [html, plain] = await mailbox.messages()
    expect([html?.text, html?.html.trim()]).toEqual(['', '<p>Seul.</p>'])
    expect([plain?.text.trim(), plain?.html]).toEqual(['Seul.', ''])
    expect(await mailbox.status(`/messages/${plain?.id ?? ''}/html`)).toBe(404)
  })

  test('is on the disk when it is acknowledged, and is there after a crash', async () => {
    await mailbox.send({ subject: 'Gardé', text: 'Un texte qui reste.' })
    const files = await readdir(mailbox.folder)
    expect(files.map((name) => name.split('.').at(-1)).sort()).toEqual(['eml', 'json'])
    const raw = files.find((name) => name.endsWith('.eml')) ?? ''
    expect(await readFile(join(mailbox.folder, raw), 'utf8')).toContain('Un texte qui reste.')

    const before = await mailbox.messages()
    await mailbox.stop('SIGKILL')
    await mailbox.restart()
    expect(await mailbox.messages()).toEqual(before)
  })

  test('that a crash left half written is not shown, and other files are left alone', async () => {
    await mailbox.stop('SIGKILL')
    await writeFile(
      join(mailbox.folder, '2026-01-01T00-00-00.000Z-00000000.eml'),
      'Subject: moitié\r\n',
    )
    await writeFile(join(mailbox.folder, '2026-01-01T00-00-00.000Z-11111111.json.tmp'), '{"id":')
    await writeFile(join(mailbox.folder, 'notes.json'), 'rien à voir')
    await mailbox.restart()
    expect(await mailbox.messages()).toEqual([])
    expect(await readdir(mailbox.folder)).toHaveLength(3)
  })

  test('cut off before its end is not kept', async () => {
    const socket = connect(mailbox.smtpPort, '127.0.0.1')
    await once(socket, 'data')
    for (const line of ['EHLO test', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'DATA']) {
      socket.write(`${line}\r\n`)
      await once(socket, 'data')
    }
    socket.write('Subject: moitié\r\n\r\nLe début')
    socket.destroy()
    await mailbox.send({ subject: 'Entier', text: 'Tout.' })
    expect(await mailbox.subjects()).toEqual(['Entier'])
  })

  test('that no reader could show is refused for good', async () => {
    const part = '--x\r\nContent-Type: text/plain\r\n\r\na\r\n'
    const raw = `Content-Type: multipart/mixed; boundary=x\r\n\r\n${part.repeat(1_500)}--x--\r\n`
    await expect(mailbox.send({ raw })).rejects.toMatchObject({ responseCode: 554 })
    expect(await mailbox.messages()).toEqual([])
  })

  test('that cannot be written is refused for now, and taken later', async () => {
    await rm(mailbox.folder, { recursive: true })
    await expect(mailbox.send({})).rejects.toMatchObject({ responseCode: 451 })
    await mkdir(mailbox.folder)
    expect(await mailbox.messages()).toEqual([])
    await mailbox.send({ subject: 'Plus tard' })
    expect(await mailbox.subjects()).toEqual(['Plus tard'])
  })

  test('over 20 MiB is refused for good, and one just under is kept', async () => {
    const refused = mailbox.send({ subject: 'Trop', text: 'a'.repeat(21 * 1024 * 1024) })
    await expect(refused).rejects.toMatchObject({ responseCode: 552 })
    expect(await mailbox.messages()).toEqual([])
    await mailbox.send({ subject: 'Assez', text: 'a'.repeat(19 * 1024 * 1024) })
    expect(await mailbox.messages()).toHaveLength(1)
  })
})

describe('the list', () => {
  test('is newest first, however fast the mails come', async () => {
    for (let number = 1; number <= 12; number += 1) await mailbox.send({ subject: String(number) })
    expect((await mailbox.subjects()).map(Number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  test('is newest first, even when the clock has stepped back', async () => {
    await mailbox.send({ subject: 'Avant' })
    await mailbox.stop('SIGKILL')
    const [before] = (await readdir(mailbox.folder)).filter((name) => name.endsWith('.json'))
    const kept = await readFile(join(mailbox.folder, before ?? ''), 'utf8')
    const later = kept.replaceAll(/"\d{4}(-\d\d-\d\dT)/g, '"2999$1')
    await writeFile(join(mailbox.folder, (before ?? '').replace(/^\d{4}/, '2999')), later)
    await rm(join(mailbox.folder, before ?? ''))
    await mailbox.restart()
    await mailbox.send({ subject: 'Après' })
    expect(await mailbox.subjects()).toEqual(['Après', 'Avant'])
  })

  test('keeps every mail of a crowd', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index)
    await Promise.all(numbers.map((number) => mailbox.send({ subject: `n° ${number}` })))
    const subjects = await mailbox.subjects()
    expect(subjects.sort()).toEqual(numbers.map((number) => `n° ${number}`).sort())
  })

  test('is searched by a part of any recipient’s address', async () => {
    await mailbox.send({ to: 'jeanne@armement.example', subject: 'Jeanne' })
    await mailbox.send({
      to: 'paul@peche.example',
      bcc: 'archive@armement.example',
      subject: 'Paul',
    })
    expect(await mailbox.subjects('jeanne@armement.example')).toEqual(['Jeanne'])
    expect(await mailbox.subjects('ARMEMENT')).toEqual(['Paul', 'Jeanne'])
    expect(await mailbox.subjects('personne')).toEqual([])
    const page = await mailbox.body('/?to=peche')
    expect(page).toContain('Paul')
    expect(page).not.toContain('Jeanne')
  })

  test('has pages of fifty', async () => {
    for (let number = 1; number <= 51; number += 1) await mailbox.send({ subject: `n° ${number}.` })
    const [first, second] = [await mailbox.body('/'), await mailbox.body('/?page=2')]
    expect(first.match(/n° \d+\./g)).toHaveLength(50)
    expect(first).toContain('Plus anciens')
    expect(second.match(/n° \d+\./g)).toEqual(['n° 1.'])
    expect(second).toContain('Plus récents')
  })

  test('is emptied by DELETE, on the disk too', async () => {
    await mailbox.send({ subject: 'Parti' })
    expect(await mailbox.status('/messages', 'DELETE')).toBe(204)
    expect(await mailbox.messages()).toEqual([])
    expect(await readdir(mailbox.folder)).toEqual([])
    expect(await mailbox.body('/')).toContain('Aucun message.')
  })
})
