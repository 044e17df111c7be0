import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '../../support/ports.ts'
import { makeDemo } from './demo.ts'
import { startStrapi, type Strapi } from './strapi.ts'
import { openWebhookSink } from './webhook-sink.ts'

export interface DemoStrapi extends Strapi {
  sink: Awaited<ReturnType<typeof openWebhookSink>>
  dataDir: string
  close(): Promise<void>
}

/** The built CMS, on a data folder of its own with the demo contents: needs `cms/dist`. */
export async function startDemoStrapi(settings: Record<string, string> = {}): Promise<DemoStrapi> {
  const sink = await openWebhookSink()
  const demo = await makeDemo()
  const data = await mkdtemp(join(tmpdir(), 'cms-'))
  const strapi = await startStrapi(await findFreePort(), {
    CMS_DATA_DIR: data,
    CMS_DEMO_DIR: join(demo, 'cms'),
    SITE_URL: sink.url,
    ...settings,
  })
  return {
    ...strapi,
    sink,
    dataDir: data,
    async close() {
      await strapi.stop()
      await sink.close()
      await Promise.all([demo, data].map((folder) => rm(folder, { recursive: true })))
    },
  }
}
