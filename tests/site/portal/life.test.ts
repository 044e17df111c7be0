import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { startFakeApi } from '../support/fake-api.ts'
import { forget, startSite, type Site } from '../support/site.ts'

let site: Site | undefined

afterEach(async () => {
  if (!site) return
  await site.stop()
  await forget(site)
  site = undefined
})

test('a missing secret is named in one sentence, and nothing is listened to', async () => {
  await expect(startSite({ environment: { CMS_TOKEN: '', SITE_KEY: 'court' } })).rejects.toThrow(
    /ended with 1: Réglages du site à corriger : CMS_TOKEN \(absent\), SITE_KEY \([^)]+\)\.\n$/,
  )
})

test('a busy port is named in one sentence', async () => {
  site = await startSite()
  const environment = { SITE_PORT: String(site.port) }
  await expect(startSite({ environment })).rejects.toThrow(
    `ended with 1: Le port ${site.port} est déjà utilisé.\n`,
  )
})

test('asked to stop, it ends what is under way and takes nothing more', async () => {
  const arrived = Promise.withResolvers<undefined>()
  const leave = Promise.withResolvers<undefined>()
  const api = await startFakeApi((_, response) => {
    arrived.resolve(undefined)
    void leave.promise.then(() => response.end('jusqu’au bout'))
  })
  site = await startSite({ apiUrl: api.url })
  const answer = site.get('/api/session')
  await arrived.promise
  const stopped = site.stop()
  await expect.poll(() => site?.get('/robots.txt').catch(() => 'refused')).toBe('refused')
  leave.resolve(undefined)
  expect(await (await answer).text()).toBe('jusqu’au bout')
  expect(await stopped).toBe(0)
  await api.stop()
})

test('pages kept by another build are dropped: the files they name are gone', async () => {
  const cacheDir = await mkdtemp(join(tmpdir(), 'site-'))
  await mkdir(join(cacheDir, 'pages', 'autre-construction'), { recursive: true })
  await writeFile(join(cacheDir, 'pages', 'autre-construction', 'a.kept'), 'x')
  site = await startSite({ cacheDir })
  expect(await readdir(join(cacheDir, 'pages'))).not.toContain('autre-construction')
  await rm(join(cacheDir, 'pages', 'autre-construction'), { recursive: true, force: true })
})
