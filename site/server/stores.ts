import { rm, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { Kept } from './kept.ts'
import { preparedSchema, type Prepared } from './prepared.ts'
import { Shelf } from './shelf.ts'

/** What the site keeps: whole public pages, and what Strapi answered. */
export interface Stores {
  pages: Kept<Prepared, Passing>
  contents: Kept<object>
}

/** An answer of Astro that is not kept. */
export interface Passing {
  status: number
  headers: [string, string][]
  body: ArrayBuffer | null
}

const MEBIBYTE = 1024 * 1024
const slot = Symbol.for('enim.site.stores')
const shared = globalThis as unknown as Record<symbol, Stores | undefined>

/** The stores of this process: one for server.ts and for the built pages, which are bundled apart. */
export function stores(): Stores {
  shared[slot] ??= {
    pages: new Kept({ maxWeight: 128 * MEBIBYTE, weigh: (page) => page.weight }),
    contents: new Kept({ maxWeight: 5_000, weigh: () => 1 }),
  }
  return shared[slot]
}

/**
 * Brings back what was kept before a restart. Pages name files of their own build, so those of
 * another build are dropped; contents outlive builds.
 * @returns how to wait for what is still to be written.
 */
export async function openStores(folder: string, build: string): Promise<() => Promise<void>> {
  const { pages, contents } = stores()
  const pageFolder = join(folder, 'pages')
  await dropOtherBuilds(pageFolder, build)
  const pageShelf = new Shelf<Prepared>(join(pageFolder, build))
  const contentShelf = new Shelf<object>(join(folder, 'contents'))
  pages.survive(pageShelf, await pageShelf.read(reviveAs(preparedSchema)))
  contents.survive(contentShelf, await contentShelf.read(reviveAs(z.looseObject({}))))
  return async () => {
    await Promise.all([pageShelf.settled(), contentShelf.settled()])
  }
}

async function dropOtherBuilds(folder: string, build: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (name !== build) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function reviveAs<S extends z.ZodType>(schema: S) {
  return (value: unknown): z.infer<S> | undefined => schema.safeParse(value).data
}
