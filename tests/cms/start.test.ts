import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingSchema } from 'content-types'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { findFreePort } from '../support/ports.ts'
import { countRows } from './support/row-counts.ts'
import { runRefused, startStrapi, token } from './support/strapi.ts'

/** Needs `cms/dist`. */
test('without demo contents it has the manual’s settings; a second start changes nothing', async () => {
  const data = await mkdtemp(join(tmpdir(), 'cms-'))
  const first = await startStrapi(await findFreePort(), { CMS_DATA_DIR: data })
  const setting = await first.ask('/api/setting', { bearer: token })
  expect(z.object({ data: settingSchema }).parse(setting.body).data.helpPhone).toBe('0 811 701 703')
  expect(await first.stop()).toBe(0)
  const before = countRows(join(data, 'data.db'))
  // The one that reads, the one that brings drafts of questions.
  expect(before).toMatchObject({ strapi_api_tokens: 2, admin_users: 2, up_permissions: 0 })

  const second = await startStrapi(await findFreePort(), { CMS_DATA_DIR: data })
  expect(await second.stop()).toBe(0)
  expect(countRows(join(data, 'data.db'))).toEqual(before)
  await rm(data, { recursive: true })
})

test('it refuses to start without its secrets, naming each in one French sentence', async () => {
  const { code, said } = await runRefused({ CMS_PORT: 'quatre' })
  expect(code).toBe(1)
  expect(said).toMatch(
    /^Le CMS ne peut pas démarrer : il manque .*APP_KEYS.*CMS_TOKEN.* ; à corriger : CMS_PORT\.$/,
  )
})
