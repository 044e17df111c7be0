import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createId } from '../../api/src/platform/tokens.ts'
import type { Sample } from '../fixtures/files/sample.ts'
import { replaceForms } from '../../api/src/forms/form-store.ts'
import { alice, bob } from '../support/cast.ts'
import { openDesk } from '../support/desk.ts'
import { attach } from '../support/desk-files.ts'
import { serveTestApp, type ServedApp } from '../support/served-app.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { writeHostileArchives } from './support/archived-pages.ts'
import { makeHostileMarkup } from './support/hostile-markup.ts'
import { launchOpener, openCanary, type Canary } from './support/file-opener.ts'
import { makeStoredScripts } from './support/stored-scripts.ts'

const counts = { short: 20, full: 500 }

/**
 * Files that no check has looked at, as though one had been fooled: each is opened in Chromium by
 * every address that gives a file.
 */
export const storedScripts: Trial = {
  id: 'A20',
  about: 'des fichiers qui s’exécutent, ouverts dans un navigateur par toutes leurs adresses',
  async run(size, tell) {
    const tally = new Tally()
    const canary = await openCanary()
    const portal = await serveTestApp()
    const desk = await openDesk(portal)
    const employer = await portal.logIn(alice)
    const agent = await desk.as(desk.agathe)
    const cookies = new Map([...employer.cookies, ...agent.cookies])
    const opener = await launchOpener(portal.url.replace('127.0.0.1', 'localhost'), cookies, canary)
    const samples = makeStoredScripts(canary.url, counts[size])
    tally.count(1, await isSeenWhenServedBadly(samples, canary), 'la sonde ne voit rien')
    for (const [rank, sample] of samples.entries()) {
      const request = await desk.insert()
      const file = await attach(portal, request, sample)
      const document = await putOnline(portal, sample)
      const paths = [
        `/api/requests/${request.reference}/files/${file}`,
        `/api/desk/requests/${request.reference}/files/${file}`,
        `/api/desk/requests/${request.reference}/files/${file}/view`,
        `/api/requests/${request.reference}/archive`,
        `/api/documents/${document}/file`,
        `/api/forms/${await offer(portal, sample)}/prefilled.pdf`,
      ]
      for (const path of paths) {
        tally.count(1, !(await opener.open(path)), `${sample.name} par ${path}`)
      }
      tell(rank + 1, samples.length)
    }
    const markup = makeHostileMarkup(canary.url)
    const saved = `<p>${markup[0] ?? ''}</p>`
    tally.count(1, await opener.openPage(saved), 'la sonde ne voit rien d’une page enregistrée')
    for (const page of await writeHostileArchives(desk, await portal.logIn(bob), markup)) {
      tally.count(1, !(await opener.openPage(page.html)), page.name)
    }
    await opener.close()
    await portal.close()
    canary.close()
    return tally
  },
}

/** The row that an import would have left, whatever the file is. */
async function putOnline(portal: ServedApp, sample: Sample): Promise<string> {
  const { deps, clock } = portal
  const { name, bytes } = sample
  const id = createId()
  const { blobId, sha256 } = await store(portal, sample)
  await deps.database.write([
    {
      sql: `INSERT INTO documents (id, account_id, kind, theme_slug, description, file_name,
              blob_id, bytes, sha256, published_at, source)
            VALUES (?, ?, 'courrier', 'cotisation', 'Courrier', ?, ?, ?, ?, ?, 'import')`,
      args: [id, portal.accountOf(alice), name, blobId, bytes.length, sha256, clock.now()],
    },
  ])
  return id
}

/** As the one blank form, whose editor chose it for a PDF. */
async function offer(portal: ServedApp, sample: Sample): Promise<string> {
  const { blobId, sha256 } = await store(portal, sample)
  const form = {
    ...{ slug: 'essai', title: 'Essai', version: '1', media: sha256, fileId: sha256 },
    ...{ themeSlug: 'cotisation', themeName: 'Cotisation', settings: [], fields: [] },
    ...{ blobId, sha256, unusable: null },
  }
  await portal.deps.database.write(replaceForms([form]))
  return form.slug
}

async function store({ deps }: ServedApp, { bytes }: Sample) {
  const path = join(deps.blobs.temporaryFolder, createId())
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { blobId: await deps.blobs.put({ path, sha256 }), sha256 }
}

/** From a server that says nothing of what a file is, some of the samples do run. */
async function isSeenWhenServedBadly(samples: readonly Sample[], canary: Canary): Promise<boolean> {
  const server = createServer((request, response) => {
    const rank = Number(/\d+/.exec(request.url ?? '')?.[0])
    const type = request.url === '/host' ? 'text/html' : sniffed(samples[rank])
    response.writeHead(200, { 'content-type': type }).end(samples[rank]?.bytes)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const opener = await launchOpener(`http://localhost:${String(port)}`, new Map(), canary)
  let seen = 0
  for (const rank of samples.slice(0, 20).keys()) {
    if (await opener.open(`/${String(rank)}`)) seen++
  }
  await opener.close()
  server.close()
  server.closeAllConnections()
  return seen >= 5
}

/** What a careless server makes of a name. */
function sniffed(sample: Sample | undefined): string {
  const isImage = /svg$/i.test(sample?.name ?? '')
  return isImage ? 'image/svg+xml' : 'text/html'
}
