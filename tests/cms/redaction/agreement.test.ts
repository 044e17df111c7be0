import { themeSchema } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { openMailbox, type Mailbox } from '../../support/mailbox.ts'
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
const refusal = /^Ce contenu demande l’accord d’une deuxième personne/

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
  const { status } = await setAgreement(admin, true)
  expect(status).toBe(200)
})

function setAgreement(bearer: string, asked: boolean) {
  const data = { asked, kinds: [newsUid] }
  return strapi.ask('/redaction/agreement/setting', { method: 'POST', bearer, data })
}

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

async function ask(entryId: string, bearer = author): Promise<number> {
  const asked = { method: 'POST', bearer, data: {} }
  const { body } = await strapi.ask(`/redaction/agreements/${newsUid}/${entryId}`, asked)
  return line.parse(body).id
}

function decide(id: number, bearer: string, data: object = { agreed: true }) {
  return strapi.ask(`/redaction/agreement-decisions/${id}`, { method: 'POST', bearer, data })
}

async function published(entryId: string): Promise<boolean> {
  const { body } = await strapi.ask(`/api/news-articles/${entryId}`, { bearer: token })
  return !JSON.stringify(body).includes('error')
}

test('nobody publishes alone: neither in the panel, nor in bulk, nor by a token that may write', async () => {
  const id = await writeNews('Une actualité sans accord')
  for (const bearer of [author, reader, admin]) {
    const refused = await newsDesk(strapi, bearer).publish(id)
    expect(refused.status).toBe(400)
    expect(messageOf(refused.body)).toMatch(refusal)
  }
  await newsDesk(strapi, reader).publishMany([id])
  expect(await published(id)).toBe(false)

  const made = await strapi.ask('/admin/api-tokens', {
    method: 'POST',
    bearer: admin,
    data: { name: 'Essai', description: '', type: 'full-access', lifespan: null },
  })
  const { accessKey } = z
    .object({ data: z.object({ accessKey: z.string() }) })
    .parse(made.body).data
  for (const [method, path] of [
    ['PUT', `/api/news-articles/${id}`],
    ['PUT', `/api/news-articles/${id}?status=published`],
  ] as const) {
    await strapi.ask(path, { method, bearer: accessKey, data: { data: { summary: 'Autre.' } } })
    expect(await published(id)).toBe(false)
  }
})

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
  expect((await setAgreement(author, false)).status).toBe(403)
  expect((await setAgreement(admin, false)).status).toBe(200)
  const id = await writeNews('Une actualité libre')
  expect((await newsDesk(strapi, author).publish(id)).status).toBe(200)
  const { body } = await strapi.ask('/redaction/journal?kind=agreement', { bearer: author })
  expect(JSON.stringify(body)).toContain('Non demandé')
})
