import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { median, type Figure } from './figure.ts'
import { get } from './load.ts'
import type { Portal } from './portal.ts'
import { cpuMs, findChild } from './process-usage.ts'

const ROUNDS = 15
const REQUESTS = 4_000
const CONNECTIONS = 20

/** What a kept news page costs in CPU, against the same bytes from bare node:http. */
export async function* pageCost(portal: Portal): AsyncGenerator<Figure> {
  const url = `${portal.siteUrl.replace('localhost', '127.0.0.1')}/actualites`
  const headers = { 'accept-encoding': 'br' }
  await get({ url, requests: 10, connections: 1, headers })
  const bare = await startBare(await fetchRaw(url, headers))
  try {
    const site = findChild(portal.pid, 'server.ts')
    const ratios: number[] = []
    for (let round = -2; round < ROUNDS; round++) {
      const kept = await cpuOf(site, url, headers)
      const plain = await cpuOf(bare.child.pid ?? 0, bare.url, headers)
      if (round >= 0) ratios.push(plain / kept)
    }
    yield {
      name: 'kept-page-per-cpu',
      value: median(ratios),
      unit: 'x-bare',
      goal: 0.95,
      sense: 'at least',
    }
  } finally {
    bare.child.kill()
  }
}

async function cpuOf(pid: number, url: string, headers: Record<string, string>): Promise<number> {
  const before = cpuMs(pid)
  await get({ url, requests: REQUESTS, connections: CONNECTIONS, headers })
  return cpuMs(pid) - before
}

async function startBare(page: object): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [`${import.meta.dirname}/bare-page.ts`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(page))
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: `http://127.0.0.1:${port.toString().trim()}/` }
}

/** The page exactly as sent: encoded bytes and headers, without those that every server adds. */
function fetchRaw(url: string, headers: Record<string, string>): Promise<object> {
  const added = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const pairs = Object.entries(response.headersDistinct)
          .filter(([name]) => !added.has(name))
          .flatMap(([name, values]) => (values ?? []).flatMap((value) => [name, value]))
        resolve({ headers: pairs, body: Buffer.concat(chunks).toString('base64') })
      })
    })
      .on('error', reject)
      .end()
  })
}
