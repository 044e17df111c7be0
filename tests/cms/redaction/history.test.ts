import { themeSchema } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { documentIdOf, logIn, readAll } from '../support/answers.ts'
import { startDemoStrapi, type DemoStrapi } from '../support/demo-strapi.ts'
import { inviteEditor, newsDesk, paragraph, secondEditor } from '../support/editors.ts'
import { people } from '../support/strapi.ts'

let strapi: DemoStrapi
let first = ''
let second = ''
let themeId = ''

beforeAll(async () => {
  strapi = await startDemoStrapi()
  first = await logIn(strapi, people.editor)
  second = await inviteEditor(strapi)
  themeId = (await readAll(strapi, '/api/themes', themeSchema))[0]?.documentId ?? ''
})
afterAll(() => strapi.close())

const newsUid = 'api::news-article.news-article'

const versionList = z.object({
  versions: z.array(
    z.object({ id: z.number(), action: z.string(), personName: z.string(), title: z.string() }),
  ),
})
const part = z.object({ kind: z.string(), text: z.string() })
const field = z.object({ label: z.string(), onlyLooks: z.boolean(), parts: z.array(part) })
const shown = z.object({
  changed: z.array(field),
  sincePresent: z.array(field).nullable(),
})

async function versionsOf(entryId: string, kind = newsUid, bearer = first) {
  const { body } = await strapi.ask(`/redaction/history/${kind}/${entryId}`, { bearer })
  return versionList.parse(body).versions
}

async function showVersion(id: number) {
  return shown.parse((await strapi.ask(`/redaction/versions/${id}`, { bearer: first })).body)
}

async function writeNews(title: string): Promise<string> {
  const { body } = await newsDesk(strapi, first).create({
    title,
    summary: 'Deux phrases pour les listes.',
    body: [paragraph('Le taux baisse en janvier.')],
    domains: { connect: [{ documentId: themeId }] },
  })
  return documentIdOf(body)
}

const draft = z.object({
  data: z.object({ title: z.string(), body: z.array(z.unknown()), domains: z.unknown() }),
})

test('every save and publication is kept with who made it, and none that changes nothing', async () => {
  const id = await writeNews('Une actualité suivie')
  await newsDesk(strapi, second).save(id, { body: [paragraph('Le taux monte en janvier.')] })
  await newsDesk(strapi, second).save(id, { body: [paragraph('Le taux monte en janvier.')] })
  expect((await newsDesk(strapi, first).publish(id)).status).toBe(200)
  await newsDesk(strapi, first).unpublish(id)
  const versions = await versionsOf(id)
  expect(versions.map(({ action, personName }) => [action, personName])).toEqual([
    ['unpublish', 'Rédaction'],
    ['publish', 'Rédaction'],
    ['update', secondEditor.firstname],
    ['create', 'Rédaction'],
  ])
  const { changed } = await showVersion(versions[2]?.id ?? 0)
  expect(changed).toEqual([
    {
      label: 'Texte',
      onlyLooks: false,
      parts: [
        { kind: 'same', text: 'Le taux ' },
        { kind: 'removed', text: 'baisse' },
        { kind: 'added', text: 'monte' },
        { kind: 'same', text: ' en janvier.' },
      ],
    },
  ])
})

test('a version comes back as the draft, and what it replaces stays in the history', async () => {
  const id = await writeNews('Le premier titre')
  await newsDesk(strapi, second).save(id, { title: 'Un autre titre', domains: { set: [] } })
  const before = await versionsOf(id)
  const oldest = before.at(-1)?.id ?? 0
  const restored = await strapi.ask(`/redaction/versions/${oldest}/restoring`, {
    method: 'POST',
    bearer: second,
  })
  expect(restored.body).toEqual({ documentId: id, missing: [] })
  const { data } = draft.parse((await newsDesk(strapi, first).read(id)).body)
  expect(data.title).toBe('Le premier titre')
  expect(JSON.stringify(data.domains)).toContain('1')
  const after = await versionsOf(id)
  expect(after).toHaveLength(before.length + 1)
  expect(after[0]).toMatchObject({ action: 'restore', title: 'Le premier titre' })
  expect((await showVersion(oldest)).sincePresent).toEqual([])
})

test('what was deleted can be written again from its last version', async () => {
  const id = await writeNews('Une actualité supprimée')
  await newsDesk(strapi, first).remove(id)
  const [last] = await versionsOf(id)
  expect(last).toMatchObject({ action: 'delete', title: 'Une actualité supprimée' })
  const { body } = await strapi.ask(`/redaction/versions/${last?.id ?? 0}/restoring`, {
    method: 'POST',
    bearer: first,
  })
  const { documentId } = z.object({ documentId: z.string() }).parse(body)
  expect(documentId).not.toBe(id)
  const { data } = draft.parse((await newsDesk(strapi, first).read(documentId)).body)
  expect(data.title).toBe('Une actualité supprimée')
})

test('a save that is refused leaves no version', async () => {
  const id = await writeNews('Une actualité refusée')
  const refused = await newsDesk(strapi, first).publish(id, { domains: { set: [] } })
  expect(refused.status).toBe(400)
  expect(await versionsOf(id)).toHaveLength(1)
})

test('no more than a hundred versions of an entry are kept', { timeout: 120_000 }, async () => {
  const id = await writeNews('Une actualité sans cesse reprise')
  for (let turn = 1; turn <= 105; turn += 1) {
    await newsDesk(strapi, first).save(id, { summary: `Reprise ${turn}.` })
  }
  const versions = await versionsOf(id)
  expect(versions).toHaveLength(100)
  expect(versions.at(-1)?.action).toBe('create')
})

test('who may not change an entry does not see what it said, nor does anybody logged out', async () => {
  const theme = `/redaction/history/api::theme.theme/${themeId}`
  expect((await strapi.ask(theme, { bearer: first })).status).toBe(404)
  const admin = await logIn(strapi, people.admin)
  const [version] = await versionsOf(themeId, 'api::theme.theme', admin)
  const address = `/redaction/versions/${version?.id ?? 0}`
  expect((await strapi.ask(address, { bearer: admin })).status).toBe(200)
  expect((await strapi.ask(address, { bearer: first })).status).toBe(404)
  const restoring = { method: 'POST', bearer: first }
  expect((await strapi.ask(`${address}/restoring`, restoring)).status).toBe(404)
  for (const path of [address, theme, '/redaction/journal', '/redaction/journal.csv']) {
    expect((await strapi.ask(path)).status).toBe(401)
  }
  for (const kind of ['admin::user', 'plugin::redaction.journal-line', 'constructor']) {
    const unknown = await strapi.ask(`/redaction/history/${kind}/1`, { bearer: admin })
    expect(unknown.status).toBe(404)
  }
})
