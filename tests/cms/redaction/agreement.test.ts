import { themeSchema } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { openMailbox, type Mailbox } from '../../support/mailbox.ts'
import { askAgreement, decide as decideAs, setAgreement } from '../support/agreements.ts'
import { documentIdOf, logIn, messageOf, readAll } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { inviteEditor, newsDesk, paragraph, secondEditor } from '../support/editors.ts'
import { people, token } from '../support/strapi.ts'

let strapi: DemoStrapi
let mailbox: Mailbox
let admin = ''
let author = ''
let reader = ''
let themeId = ''

const newsUid = 'api::news-article.news-article'

beforeAll(async () => {
  mailbox = await openMailbox()
  strapi = await startDemoStrapi({ SMTP_URL: mailbox.url })
  admin = await logIn(strapi, people.admin)
  author = await logIn(strapi, people.editor)
  reader = await inviteEditor(strapi)
  themeId = (await readAll(strapi, '/api/themes', themeSchema))[0]?.documentId ?? ''
})
afterAll(async () => {
  await strapi.close()
  await mailbox.close()
})

beforeEach(async () => {
  const { status } = await setAgreement(strapi, admin, [newsUid])
  expect(status).toBe(200)
})

async function writeNews(title: string): Promise<string> {
  const { body } = await newsDesk(strapi, author).create({
    title,
    summary: 'Deux phrases pour les listes.',
    body: [paragraph('Le taux baisse en janvier.')],
    domains: { connect: [{ documentId: themeId }] },
  })
  return documentIdOf(body)
}

const line = z.object({ id: z.number(), title: z.string(), entryId: z.string() })

const ask = (entryId: string, bearer = author) => askAgreement(strapi, bearer, newsUid, entryId)

const decide = (id: number, bearer: string, data?: object) => decideAs(strapi, bearer, id, data)

async function published(entryId: string): Promise<boolean> {
  const { body } = await strapi.ask(`/api/news-articles/${entryId}`, { bearer: token })
  return !JSON.stringify(body).includes('error')
}

test('another person agrees to what is asked, and then it is published', async () => {
  const id = await writeNews('Une actualité approuvée')
  const asked = await ask(id)
  expect(await ask(id)).toBe(asked)
  const list = await strapi.ask('/redaction/agreements', { bearer: reader })
  const { waiting } = z.object({ waiting: z.array(line) }).parse(list.body)
  expect(waiting).toContainEqual(expect.objectContaining({ entryId: id }))
  expect(JSON.stringify(list.body)).not.toContain('@')

  expect((await decide(asked, reader)).status).toBe(200)
  await vi.waitFor(() => expect(mailbox.mailsTo(people.editor.email)).toHaveLength(1))
  expect(mailbox.mailsTo(people.editor.email)[0]?.subject).toBe(
    'Accord donné : Une actualité approuvée',
  )
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(200)
  expect(await published(id)).toBe(true)
})

test('nobody agrees to their own words, whoever asks for it', async () => {
  const id = await writeNews('Une actualité à soi')
  expect((await decide(await ask(id), author)).status).toBe(400)
  const askedByOther = await ask(await writeNews('Une autre à soi'), reader)
  expect((await decide(askedByOther, author)).status).toBe(400)
  expect((await decide(askedByOther, reader)).status).toBe(400)
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(400)
})

test('a change after the agreement takes it back', async () => {
  const id = await writeNews('Une actualité changée')
  await decide(await ask(id), reader)
  const changedAtOnce = await newsDesk(strapi, author).publish(id, { summary: 'Autre chose.' })
  expect(changedAtOnce.status).toBe(400)
  await newsDesk(strapi, author).save(id, { summary: 'Autre chose.' })
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(400)
  const stale = await ask(id)
  await newsDesk(strapi, author).save(id, { summary: 'Encore autre chose.' })
  const decided = await decide(stale, reader)
  expect(decided.status).toBe(400)
  expect(messageOf(decided.body)).toMatch(/^Ce contenu a changé/)
})

test('what is sent back reaches its author with the remark, and stays unpublished', async () => {
  const id = await writeNews('Une actualité à revoir')
  const asked = await ask(id)
  expect((await decide(asked, reader, { agreed: false, remark: ' ' })).status).toBe(400)
  await decide(asked, reader, { agreed: false, remark: 'Précisez le taux.' })
  const subject = 'À revoir : Une actualité à revoir'
  await vi.waitFor(() => {
    const mail = mailbox.mails.find((one) => one.subject === subject)
    expect(mail?.text).toContain('Précisez le taux.')
    expect(mail?.text).toContain(secondEditor.firstname)
  })
  expect((await decide(asked, reader)).status).toBe(400)
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(400)
})

test('what was published is taken back and published again without being asked for twice', async () => {
  const id = await writeNews('Une actualité republiée')
  await decide(await ask(id), reader)
  await newsDesk(strapi, author).publish(id)
  await newsDesk(strapi, author).unpublish(id)
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(200)
})

test('editors cannot turn it off; administrators can, and the journal says so', async () => {
  expect((await setAgreement(strapi, author, [newsUid], false)).status).toBe(403)
  expect((await setAgreement(strapi, admin, [newsUid], false)).status).toBe(200)
  const id = await writeNews('Une actualité libre')
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(200)
  const { body } = await strapi.ask('/redaction/journal?kind=agreement', { bearer: author })
  expect(JSON.stringify(body)).toContain('Non demandé')
})
